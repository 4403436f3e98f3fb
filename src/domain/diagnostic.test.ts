import { expect, test } from "vitest";
import { headline } from "./diagnostic.ts";

test("the platform's wrapping of an error is left out", () => {
  expect(headline("Server Error\nUncaught Error: User not found\n    at handler")).toBe(
    "User not found",
  );
  expect(headline("[Request ID: a1] Server Error\nReturnsValidationError: no")).toBe(
    "ReturnsValidationError: no",
  );
  expect(headline("expected 404 to be 200")).toBe("expected 404 to be 200");
});
