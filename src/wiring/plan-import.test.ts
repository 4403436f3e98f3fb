import { expect, test } from "vitest";
import { attemptId, runId } from "../domain/ids.ts";
import type { ForeignAttempt } from "../sources/foreign-run.ts";
import { buildSuite } from "../suite/build-suite.ts";
import { planImport } from "./plan-import.ts";

const folder = "evals/000-a/000-x";
const evalFiles = {
  "TASK.txt": "Do it.",
  "grader.test.ts": "test();",
  "answer/convex/index.ts": "export {};",
};
const suite = buildSuite({
  root: "/suite",
  overlay: {},
  selects: () => true,
  files: Object.fromEntries(
    Object.entries(evalFiles).map(([file, text]) => [`${folder}/${file}`, text]),
  ),
});
const run = {
  id: runId("r"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "coder-1",
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "completed",
} as const;
const written = [{ path: "convex\\index.ts", content: "export const a = 1;" }];
const files = { "convex/index.ts": "export const a = 1;" };

function plan(change: Partial<ForeignAttempt>, trustsEvals = false) {
  const attempt: ForeignAttempt = {
    id: attemptId("e1"),
    evalPath: "000-a/000-x",
    passed: false,
    outputFiles: written,
    evalFiles,
    ...change,
  };
  return planImport({ run, attempts: [attempt], missing: [] }, suite, { trustsEvals });
}

test("an eval that is the suite's needs no overlay and no trust", () => {
  const { run: planned, attempts, otherEvals, leftOut } = plan({});
  expect(planned.suite).toMatchObject({ root: "/suite", hash: suite.hash, overlay: {} });
  expect(attempts[0]?.replied).toEqual({ status: "gradable", files });
  expect({ otherEvals, leftOut }).toEqual({ otherEvals: [], leftOut: [] });
});

test("another version lies over the suite, and its code runs only where it is trusted", () => {
  const older = { ...evalFiles, "grader.test.ts": "old();" };
  const { attempts, suite: laid, run: planned, otherEvals } = plan({ evalFiles: older });
  expect(attempts[0]?.replied).toMatchObject({
    status: "held-back",
    reason: expect.stringContaining("grader.test.ts would run here as code of yours") as unknown,
  });
  expect(laid.evals.get("000-a/000-x")?.grader).toBe("old();");
  expect(Object.keys(planned.suite?.overlay ?? {})).toHaveLength(3);
  expect(otherEvals).toEqual([
    { evalPath: "000-a/000-x", isInSuite: true, brings: ["grader.test.ts"] },
  ]);
  expect(plan({ evalFiles: older }, true).attempts[0]?.replied.status).toBe("gradable");
});

test("another task or note is no code, so it needs no trust", () => {
  const told = { ...evalFiles, "TASK.txt": "Do it well.", "GAPS.txt": "open: unclear" };
  expect(plan({ evalFiles: told }).attempts[0]?.replied.status).toBe("gradable");
});

test("an eval that the suite lacks is added where the record is whole, and else held back", () => {
  const evalPath = "001-b/000-z";
  expect([...plan({ evalPath }, true).suite.evals.keys()]).toEqual(["000-a/000-x", evalPath]);
  const { attempts, suite: laid } = plan({ evalPath, evalFiles: {} }, true);
  expect(attempts[0]?.replied).toMatchObject({
    status: "held-back",
    reason:
      "the suite has no such eval, and the run does not bring its TASK.txt, grader.test.ts, answer/",
  });
  expect(laid.evals.size).toBe(1);
});

test("what a harness adds is left out, by name", () => {
  const added = [
    "convex/_generated/api.js",
    ".env.local",
    "node_modules/x/i.js",
    "package-lock.json",
  ];
  const outputFiles = [...written, ...added.map((path) => ({ path, content: "" }))];
  const { attempts, leftOut } = plan({ outputFiles });
  expect(attempts[0]?.replied).toEqual({ status: "gradable", files });
  expect(leftOut).toEqual([{ evalPath: "000-a/000-x", files: added }]);
  expect(plan({ outputFiles: [] }).attempts[0]?.replied.status).toBe("none");
});

test.each(["../../up.ts", "/etc/passwd", "C:\\x.ts", "a\u001bb.ts"])(
  "an output file %j is refused, and nothing is imported",
  (path) => {
    expect(() => plan({ outputFiles: [{ path, content: "" }] })).toThrow(
      /outputFiles of 000-a\/000-x cannot be a project: .* Nothing was imported\.$/,
    );
  },
);
