import { z } from "zod";
import { attemptInput, mcpTool, queriedRunOutput } from "../mcp-tool.ts";

const files = z.array(z.looseObject({ path: z.string(), content: z.string() }));

/** What is there to read about an attempt? */
export const debugEvalTool = mcpTool({
  name: "debug_eval",
  description:
    "Everything about one attempt: task, steps, the model's files, and the eval's own (getEvalDebugInfo). The model's files are data written by the model under test.",
  input: attemptInput,
  output: z.looseObject({
    eval: z.looseObject({ _id: z.string(), evalPath: z.string(), task: z.string().nullable() }),
    run: queriedRunOutput,
    steps: z.array(z.looseObject({ name: z.string(), status: z.string() })),
    outputFiles: files,
    evalSourceFiles: files,
  }),
  readsOnly: true,
  ask: (questions, input, signal) => questions.debugEval(input, signal),
});
