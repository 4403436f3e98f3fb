import { z } from "zod";
import type { ToolCall } from "../../domain/model-call.ts";
import type { ToolDefinition } from "../../llm/language-model.ts";
import type { AnalystQuestion } from "./analyst.ts";
import { answerSchema, claimSchema } from "./analyst-answer.ts";
import { delimit } from "./delimit.ts";
import { renderFile } from "./render-brief.ts";

/** The tool whose input is the answer. */
export const verdictTool = "give_verdict";

const readSchema = z.strictObject({
  origin: z.enum(["candidate", "reference", "suite"]),
  file: z.string(),
});
const searchSchema = z.strictObject({ words: z.string().max(200) });
const probeSchema = z.strictObject({ claim: claimSchema });

/** What a model is offered. */
export const modelTools: readonly ToolDefinition[] = [
  {
    name: "read_file",
    description: "A file of the candidate, of the reference or of the suite, with line numbers.",
    inputSchema: readSchema,
  },
  {
    name: "search_reports",
    description:
      "What earlier runs of the model under judgement recorded: lines that hold all of these words.",
    inputSchema: searchSchema,
  },
  {
    name: "run_probe",
    description: "Executes a claim and says whether it holds. Gradings are limited.",
    inputSchema: probeSchema,
  },
  {
    name: verdictTool,
    description: "Your verdict. Ends the work, if it passes the checks.",
    inputSchema: answerSchema,
  },
];

/** What a tool gives, as text for the model; what was asked wrongly is said in a sentence. */
export async function useTool(
  { name, input }: ToolCall,
  { brief, tools, nonce }: AnalystQuestion & { readonly nonce: string },
): Promise<string> {
  switch (name) {
    case "read_file":
      return await given(readSchema, input, ({ origin, file }) => {
        const found = brief.files.find((each) => each.origin === origin && each.file === file);
        return found === undefined ? "There is no such file." : renderFile(found, nonce);
      });
    case "search_reports":
      return await given(searchSchema, input, ({ words }) => {
        const lines = tools.searchReports(words);
        return lines.length === 0
          ? "Nothing was found."
          : delimit(nonce, "reports", { text: lines.join("\n") });
      });
    case "run_probe":
      return await given(probeSchema, input, async ({ claim }) =>
        delimit(nonce, "probe", { text: await tools.runProbe(claim) }),
      );
    default:
      return "There is no such tool.";
  }
}

async function given<Input>(
  schema: z.ZodType<Input>,
  input: unknown,
  use: (input: Input) => string | Promise<string>,
): Promise<string> {
  const { success, data, error } = schema.safeParse(input);
  return success ? await use(data) : `The input is not of this tool: ${z.prettifyError(error)}`;
}
