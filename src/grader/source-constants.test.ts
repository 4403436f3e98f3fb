import { expect, test } from "vitest";
import { constantsOfArgument, constantsOfProperty } from "./source-constants.ts";

const files = {
  "src/size.ts": "export const size = 10 as const;",
  "src/App.tsx": `
    import { size } from "./size";
    const step = 5;
    let page = 7;
    const a = { initialNumItems: size, other: 3 };
    const b = { initialNumItems: (20) };
    const c = { initialNumItems: page };
    const d = { initialNumItems: size + 1 };
    feed.loadMore(step, "x");
    loadMore(25);
    loadMore(rows.length);
    loadMore();
    feed["loadMore"](\`all\`);`,
};

test("Properties are told as far as their values are fixed, by constants of other files too.", () => {
  expect(constantsOfProperty(files, "initialNumItems")).toEqual([10, 20]);
  expect(constantsOfProperty(files, "size")).toEqual([]);
});

test("Arguments are told by their place.", () => {
  expect(constantsOfArgument(files, "loadMore", 0)).toEqual([5, 25, "all"]);
  expect(constantsOfArgument(files, "loadMore", 1)).toEqual(["x"]);
});
