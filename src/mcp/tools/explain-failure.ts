import { z } from "zod";
import { attemptInput, mcpTool, verdictOutput } from "../mcp-tool.ts";

/** Why did an attempt fail? */
export const explainFailureTool = mcpTool({
  name: "explain_failure",
  description:
    "The verdicts on one failed attempt of an analysed run: blame, class, evidence, certificate, and what would mend it.",
  input: attemptInput,
  output: z.object({
    failures: z.array(verdictOutput.extend({ recommendations: z.array(z.looseObject({})) })),
  }),
  readsOnly: true,
  ask: async (questions, input, signal) => ({
    failures: await questions.explainFailure(input, signal),
  }),
});
