import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { readMessageLines } from "./message-lines.ts";

function read(...chunks: readonly (string | Buffer)[]): Promise<{
  readonly messages: readonly unknown[];
  readonly problems: readonly string[];
}> {
  const stream = new PassThrough();
  const messages: unknown[] = [];
  const problems: string[] = [];
  readMessageLines(stream, {
    onMessage: (message) => messages.push(message),
    onMisbehaviour: (reason) => problems.push(reason),
  });
  for (const chunk of chunks) stream.write(chunk);
  return new Promise((resolve) => {
    stream.end(() => setImmediate(resolve, { messages, problems }));
  });
}

test("a message is a line, however it is cut", async () => {
  const text = Buffer.from('{"a":"é"}\n[1]\n');
  const bytes = [...text].map((byte) => Buffer.of(byte));
  expect(await read(...bytes, "2\n3\n4")).toEqual({
    messages: [{ a: "é" }, [1], 2, 3],
    problems: [],
  });
});

test.each([
  ["garbage", ["1\nno json\n2\n"], "it sent a malformed message"],
  ["an empty line", ["1\n\n2\n"], "it sent a malformed message"],
  [
    "bytes that are no text",
    ["1\n", Buffer.of(0xff, 0xfe, 0x00), "\n2\n"],
    "it sent a malformed message",
  ],
  ["a deep message", [`1\n${"[".repeat(1000)}\n2\n`], "it sent a message of a shape too large"],
])("%s ends the reading", async (_what, chunks, reason) => {
  expect(await read(...chunks)).toEqual({ messages: [1], problems: [reason] });
});

test("a line that does not end is given up, with what follows", async () => {
  const chunk = Buffer.alloc(1024 * 1024, "x");
  const endless = Array.from({ length: 40 }, () => chunk);
  expect(await read("1\n", ...endless, "\n2\n")).toEqual({
    messages: [1],
    problems: ["it sent a message that is too large"],
  });
});
