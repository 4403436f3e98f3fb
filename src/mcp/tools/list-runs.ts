import { z } from "zod";
import { mcpTool, runOutput } from "../mcp-tool.ts";

/** Which runs are there? */
export const listRunsTool = mcpTool({
  name: "list_runs",
  description: "The runs of the store, newest first, with how many evals passed and failed.",
  input: z.strictObject({}),
  output: z.object({
    runs: z.array(runOutput.extend({ total: z.number(), passed: z.number(), failed: z.number() })),
  }),
  readsOnly: true,
  ask: async (questions, _, signal) => ({ runs: await questions.listRuns(signal) }),
});
