import * as z from "zod";
import { answerOfCall } from "./admin-call.ts";
import type { FunctionArguments } from "./caller.ts";

const usage = z.object({
  documentsRead: z.number(),
  bytesRead: z.number(),
  documentsWritten: z.number(),
  bytesWritten: z.number(),
  indexRanges: z.number(),
  queriesRun: z.number(),
});

/** What one call of a function read and wrote, nested calls included. */
export type Usage = z.output<typeof usage>;

const answer = z.discriminatedUnion("status", [
  z.object({ status: z.literal("success"), usage }),
  z.object({ status: z.literal("error"), errorMessage: z.string() }),
]);

/** Calls a function as the admin and tells its usage. Rejects where the function fails. */
export async function usageOf(
  kind: "query" | "mutation" | "action",
  name: string,
  args: FunctionArguments = {},
): Promise<Usage> {
  const headers = { "Faultline-Usage": "include" };
  const result = answer.parse(await answerOfCall({ kind, name, args, headers }));
  if (result.status === "error") throw new Error(result.errorMessage);
  return result.usage;
}
