import type { AttemptId } from "../../../src/domain/attempt.ts";
import type { RunId } from "../../../src/domain/run.ts";
import type { AttemptAnswer } from "../../../src/server/api-types.ts";

/** An attempt that failed at eslint, without a verdict. */
export const attemptAnswer: AttemptAnswer = {
  run: {
    id: "run" as RunId, // any text is one here
    provider: "p",
    model: "m",
    modelDisplayName: "M",
    experiment: "default",
    guidelines: true,
    date: "2026-02-12",
    status: "completed",
  },
  attempt: {
    id: "attempt" as AttemptId, // any text is one here
    runId: "run" as RunId, // any text is one here
    evalPath: "000-a/001-b",
    sample: 0,
    state: { status: "graded" },
  },
  outcome: "failed",
  failedStep: "eslint",
  samples: [],
  steps: [
    { name: "deploy", status: "passed", durationMs: 5, notes: [], diagnostics: [] },
    {
      name: "eslint",
      status: "failed",
      durationMs: 7,
      notes: [],
      diagnostics: [
        {
          tool: "eslint",
          code: "some-rule",
          severity: "error",
          message: "not so",
          place: { file: "src/app.tsx", line: 2, column: 3, endLine: 2, endColumn: 6 },
        },
      ],
    },
  ],
  gradings: [],
  files: { "package.json": "{}", "convex/index.ts": "one\n", "src/app.tsx": "one\ntwo three\n" },
  eval: {
    path: "000-a/001-b",
    category: "000-a",
    name: "001-b",
    task: "Do it.\n",
    reference: { "convex/index.ts": "1\n" },
    graderFile: "evals/000-a/001-b/grader.test.ts",
    grader: "test();\n",
    gapNotes: [],
    suiteFiles: { "src.eslint.config.mjs": "export default [];\n" },
  },
  verdicts: [],
  flags: [],
  reply: null,
  calls: [],
  history: [],
  recommendations: [],
  neighbours: { previous: null, next: null },
};
