import * as z from "zod";
import { answerOfCall } from "./admin-call.ts";
import type { AdminCall } from "./admin-call.ts";

const answer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), logLines: z.array(z.string()) }),
  z.object({ status: z.literal("error"), errorMessage: z.string() }),
]);

/**
 * Calls a function as the admin and gives the lines that it logged, in order: the level, then texts in single quotes
 * (`[LOG] 'queue emptied'`). Rejects where the function fails.
 */
export async function logLinesOf(call: AdminCall): Promise<readonly string[]> {
  const result = answer.parse(await answerOfCall(call));
  if (result.status === "error") throw new Error(result.errorMessage);
  return result.logLines;
}
