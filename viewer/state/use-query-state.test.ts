import { expect, test } from "vitest";
import { changedQuery } from "./use-query-state.ts";

test("a change keeps the other values", () => {
  expect(changedQuery("q=crons&blame=model", { blame: "check" })).toBe("?q=crons&blame=check");
});

test("an empty value leaves the address, and so does the last one's question mark", () => {
  expect(changedQuery("q=crons", { q: "" })).toBe("");
});
