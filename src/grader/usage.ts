import { convexToJson } from "convex/values";
import * as z from "zod";
import { adminHeaders } from "./caller.ts";
import type { FunctionArguments } from "./caller.ts";
import { gradingEnvironment } from "./grading-environment.ts";

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
  kind: "query" | "mutation",
  name: string,
  args: FunctionArguments = {},
): Promise<Usage> {
  const response = await fetch(`${gradingEnvironment().deploymentUrl}/api/${kind}`, {
    method: "POST",
    headers: {
      ...adminHeaders(),
      "Content-Type": "application/json",
      "Faultline-Usage": "include",
    },
    body: JSON.stringify({
      path: name,
      format: "convex_encoded_json",
      args: [convexToJson({ ...args })],
    }),
  });
  const result = answer.parse(await response.json());
  if (result.status === "error") throw new Error(result.errorMessage);
  return result.usage;
}
