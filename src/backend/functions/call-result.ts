import { randomBytes } from "node:crypto";
import type { Usage } from "../database/usage.ts";
import type { Json } from "../values/convex-value.ts";
import { decodeValue, encodeValue } from "../values/convex-json.ts";
import type { FunctionFailure } from "./function-failure.ts";

/** How a client's call ended; values in their wire form. */
export type CallResult = {
  readonly logLines: readonly string[];
  readonly usage: Usage;
} & (
  | { readonly status: "success"; readonly value: Json }
  | { readonly status: "error"; readonly errorMessage: string; readonly errorData?: Json }
);

/** Text and data of a failure as clients get them. */
export function describeFailure(failure: FunctionFailure): {
  readonly errorMessage: string;
  readonly errorData?: Json;
} {
  const requestId = randomBytes(8).toString("hex");
  const errorMessage = `[Request ID: ${requestId}] Server Error\n${failure.message}`;
  const data = parseData(failure.data);
  return data === undefined ? { errorMessage } : { errorMessage, errorData: data };
}

/** The text of a failure as the platform keeps it of scheduled functions. */
export function withoutRequestId(errorMessage: string): string {
  return errorMessage.replace(/^\[Request ID: [0-9a-f]+\] Server Error\n/, "");
}

// The data was written by user code: what cannot be read is left out.
function parseData(json: string | undefined): Json | undefined {
  if (json === undefined) return undefined;
  try {
    return encodeValue(decodeValue(JSON.parse(json)));
  } catch {
    return undefined;
  }
}
