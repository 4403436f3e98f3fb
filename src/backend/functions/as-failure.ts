import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import { MalformedValue } from "../values/malformed-value.ts";
import { FunctionFailure } from "./function-failure.ts";

/** What user code caused is an answer to it; anything else is a defect of ours and must surface. */
export function asFailure(error: unknown): FunctionFailure {
  if (error instanceof FunctionFailure) return error;
  if (error instanceof CallRejection || error instanceof MalformedValue) {
    return new FunctionFailure(error.message);
  }
  if (error instanceof z.ZodError) {
    return new FunctionFailure(`Malformed call: ${z.prettifyError(error)}`);
  }
  throw error;
}
