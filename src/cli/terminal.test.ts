import { expect, test } from "vitest";
import { createTerminal } from "./terminal.ts";

const silent = { write: () => {} };

test.each([
  [undefined, 100],
  [0, 100],
  [220, 100],
  [72, 72],
  [10, 40],
])("a stream of %s columns is written %i wide", (columns, width) => {
  const stream = columns === undefined ? silent : { ...silent, columns };
  expect(createTerminal({ stream, colors: 0 }, { stream, colors: 0 }).width).toBe(width);
});

test("results and notes go to their own streams", () => {
  const written: string[] = [];
  const to = (name: string) =>
    ({ stream: { write: (text: string) => written.push(`${name}: ${text}`) }, colors: 0 }) as const;
  const terminal = createTerminal(to("output"), to("notes"));
  terminal.print([["result"]]);
  terminal.note([["progress"]]);
  terminal.printJson({ a: "\u001b" });
  expect(written).toEqual([
    "output: result\n",
    "notes: progress\n",
    'output: {\n  "a": "\\u001b"\n}\n',
  ]);
});
