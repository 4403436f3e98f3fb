import { encodeTimestamp } from "../database/timestamp.ts";
import type { CallResult } from "../functions/call-result.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import type { Identity } from "../functions/identity.ts";
import type { FunctionRequest } from "./client-message.ts";
import type { FunctionResponse } from "./server-message.ts";

/** Runs the mutation or action of a request and writes the response. Rejects where we are at fault. */
export async function runRequest(
  { type, requestId, udfPath: path, args: [args = {}], componentPath }: FunctionRequest,
  {
    call,
    identity,
  }: {
    readonly call: (call: FunctionCall) => Promise<CallResult>;
    readonly identity: Identity;
  },
): Promise<FunctionResponse> {
  const commit: { ts?: string } = {};
  const onCommit = (timestamp: bigint): void => {
    commit.ts = encodeTimestamp(timestamp);
  };
  const kind = type === "Mutation" ? "mutation" : "action";
  const component = componentPath ?? "";
  const result = await call({ kind, path, component, args, identity, onCommit });
  const { logLines } = result;
  const response = { type: `${type}Response`, requestId, logLines } as const;
  if (result.status === "success") {
    return { ...response, success: true, result: result.value, ...commit };
  }
  const { errorMessage, errorData } = result;
  const data = errorData === undefined ? {} : { errorData };
  return { ...response, success: false, result: errorMessage, ...data };
}
