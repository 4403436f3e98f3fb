import { z } from "zod";
import { mcpTool, queriedRunOutput, runInput } from "../mcp-tool.ts";

/** Which evals of a run failed? */
export const listFailuresTool = mcpTool({
  name: "list_failures",
  description:
    "The failure summary of a run: totals and each failed eval with step and error (getFailedEvalsForRun).",
  input: z.strictObject({ run: runInput }),
  output: z.looseObject({
    run: queriedRunOutput,
    totalEvals: z.number(),
    passedCount: z.number(),
    failedCount: z.number(),
    failedEvals: z.array(
      z.looseObject({
        _id: z.string(),
        evalPath: z.string(),
        category: z.string(),
        name: z.string(),
        failureReason: z.string(),
        failedStep: z.looseObject({ name: z.string() }),
      }),
    ),
  }),
  readsOnly: true,
  ask: (questions, input, signal) => questions.listFailures(input, signal),
});
