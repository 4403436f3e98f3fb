import { convexToJson } from "convex/values";
import { adminHeaders } from "./caller.ts";
import type { FunctionArguments } from "./caller.ts";
import { gradingEnvironment } from "./grading-environment.ts";

/** A function to be called, and what else the request says. */
export interface AdminCall {
  readonly kind: "query" | "mutation" | "action";
  readonly name: string;
  readonly args: FunctionArguments;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Calls a function as the admin and gives the deployment's whole answer: what the ordinary client leaves out, too. */
export async function answerOfCall({ kind, name, args, headers }: AdminCall): Promise<unknown> {
  const response = await fetch(`${gradingEnvironment().deploymentUrl}/api/${kind}`, {
    method: "POST",
    headers: { ...adminHeaders(), "Content-Type": "application/json", ...headers },
    body: JSON.stringify({
      path: name,
      format: "convex_encoded_json",
      args: [convexToJson({ ...args })],
    }),
  });
  return await response.json();
}
