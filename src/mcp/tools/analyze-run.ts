import { z } from "zod";
import { mcpTool, runInput, runOutput, verdictOutput } from "../mcp-tool.ts";

/** Whose fault is each failure? */
export const analyzeRunTool = mcpTool({
  name: "analyze_run",
  description:
    "Finds out whose fault each failure of a run is, by executing; writes the report and stores it. Takes minutes. Gives verdicts with evidence, patterns, measured recommendations and the report's path. Changes no eval.",
  input: z.strictObject({ run: runInput }),
  output: z.looseObject({
    run: runOutput,
    total: z.number(),
    passed: z.number(),
    failed: z.number(),
    failures: z.array(verdictOutput),
    patterns: z.array(z.unknown()).optional(),
    recommendations: z
      .array(z.looseObject({ number: z.number(), group: z.string(), title: z.string() }))
      .optional(),
    netImpact: z.looseObject({}).optional(),
    reportFiles: z.looseObject({ markdownPath: z.string() }).optional(),
  }),
  readsOnly: false,
  ask: (questions, input, signal) => questions.analyzeRun(input, signal),
});
