import { expect, test } from "vitest";
import { mentionsOf } from "./source-mentions.ts";

test.each([
  ["a call", "loadMore(10);"],
  ["a member", "feed.loadMore(10);"],
  ["a quoted member", `feed["loadMore"](10);`],
  ["a renamed part", "const { loadMore: more } = feed;"],
  ["an attribute's value", "const a = <button onClick={loadMore} />;"],
])("A name in %s is a mention.", (_case, text) => {
  expect(mentionsOf({ "src/App.tsx": text }, "loadMore")).toEqual([
    { file: "src/App.tsx", line: 1 },
  ]);
});

test.each([
  ["a comment", "// loadMore"],
  ["a text", `const a = "loadMore";`],
  ["text of a page", "const a = <p>loadMore</p>;"],
  ["a longer name", "loadMorePages();"],
  ["another file's prose", "loadMore", "README.md"],
])("A name in %s is none.", (_case, text, path = "src/App.tsx") => {
  expect(mentionsOf({ [path]: text }, "loadMore")).toEqual([]);
});
