import { expect, test } from "vitest";
import { splitHash } from "./hash-location.ts";

test("a fragment holds a path and a query", () => {
  expect(splitHash("#/matrix?by=model&q=a?b")).toEqual({
    path: "/matrix",
    search: "by=model&q=a?b",
  });
});

test("no fragment is the first page", () => {
  expect(splitHash("")).toEqual({ path: "/", search: "" });
});
