import { expect, test } from "vitest";
import type { TestFailureKind, TestResult } from "../../domain/test-result.ts";
import { requireTime } from "./require-time.ts";

function failed(kind: TestFailureKind): TestResult {
  const failures = [{ kind, code: "", message: "" }];
  return { name: "counts to ten", status: "failed", durationMs: 10_000, failures };
}

const busy = { waited: 2.5, takenByOthers: 0.9 };

test("a test that ran out of time is not believed where the machine was busy", () => {
  const tests = [failed("assertion"), failed("timeout")];
  const notBelieved = expect.objectContaining({
    kind: "retry",
    message:
      'The test "counts to ten" ran out of time while the machine was busy with other things.',
  });
  expect(() => requireTime({ tests }, busy)).toThrow(notBelieved);
});

test("what failed otherwise is believed on a busy machine, too", () => {
  expect(() => requireTime({ tests: [failed("assertion"), failed("thrown")] }, busy)).not.toThrow();
});

test("a candidate that keeps the machine busy itself is not excused, nor one on an idle machine", () => {
  const tests = [failed("timeout")];
  expect(() => requireTime({ tests }, { waited: 2.5, takenByOthers: 0.4 })).not.toThrow();
  expect(() => requireTime({ tests }, { waited: 0.1, takenByOthers: 0.8 })).not.toThrow();
});
