import { z } from "zod";
import { mcpTool, outcomeOutput } from "../mcp-tool.ts";

/** Does a proof hold? */
export const replayCertificateTool = mcpTool({
  name: "replay_certificate",
  description:
    "Grades again, from scratch, what a certificate claims: the outcome without and with its patch.",
  input: z.strictObject({
    certificate: z.string().min(1).describe("Id of a certificate, or the start of one."),
  }),
  output: z.looseObject({
    certificate: z.string(),
    evalPath: z.string(),
    reproduced: z.boolean(),
    before: outcomeOutput,
    after: outcomeOutput,
  }),
  readsOnly: true,
  ask: (questions, input, signal) => questions.replayCertificate(input, signal),
});
