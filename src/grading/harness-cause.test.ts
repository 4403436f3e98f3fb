import { expect, test } from "vitest";
import { HarnessError } from "../lib/harness-error.ts";
import { harnessCause } from "./harness-cause.ts";

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: it failed, write`), { code });
}

test.each([
  ["ENOSPC", "stop-run", "no space is left on the disk: free some, then resume the run"],
  ["EROFS", "stop-run", "a folder that must be written to is read-only"],
  ["EMFILE", "retry", "too many files are open on this machine"],
  ["EADDRINUSE", "retry", "no port of 127.0.0.1 is free"],
])("%s is told in words, as something to %s", (code, kind, words) => {
  const message = `${words} (${code}: it failed, write)`;
  expect(harnessCause(systemError(code))).toEqual({ kind, message });
});

test("a failure of ours keeps its kind; anything else may work again and shows where it was thrown", () => {
  const known = new HarnessError("skip-attempt", "gone");
  expect(harnessCause(known)).toEqual({ kind: "skip-attempt", message: "gone" });
  expect(harnessCause(systemError("EPERM"))).toMatchObject({
    kind: "retry",
    message: expect.stringContaining("harness-cause.test.ts"),
  });
  expect(harnessCause("text")).toEqual({ kind: "retry", message: "text" });
});
