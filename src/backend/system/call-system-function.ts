import { z } from "zod";
import { CallRejection } from "../database/call-rejection.ts";
import { noUsage } from "../database/usage.ts";
import { describeFailure, type CallResult } from "../functions/call-result.ts";
import { FunctionFailure } from "../functions/function-failure.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import { encodeValue } from "../values/convex-json.ts";
import { MalformedValue } from "../values/malformed-value.ts";
import type { SystemFunction } from "./system-function.ts";

/** True for paths of the platform's own functions. */
export function isSystemPath(path: string): boolean {
  return path.startsWith("_system/");
}

/** Calls one of the platform's own functions, which anonymous callers cannot find. */
export function callSystemFunction(
  functions: Readonly<Record<string, SystemFunction>>,
  { path, args, identity }: FunctionCall,
): CallResult {
  const usage = noUsage();
  const name = path.replace(/:default$/, "");
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found === undefined || identity.kind !== "admin") {
    const text = `Could not find public function for '${name}'. Did you forget to run \`npx convex dev\`?`;
    return { status: "error", ...describeFailure(new FunctionFailure(text)), usage, logLines: [] };
  }
  try {
    return { status: "success", value: encodeValue(found.run(args)), usage, logLines: [] };
  } catch (error) {
    return { status: "error", ...describeFailure(toFailure(error)), usage, logLines: [] };
  }
}

// Tools show the data of the `ConvexError` that the platform throws here.
function toFailure(error: unknown): FunctionFailure {
  if (error instanceof CallRejection) {
    return new FunctionFailure(
      `Uncaught ConvexError: ${error.message}`,
      JSON.stringify(error.message),
    );
  }
  if (error instanceof MalformedValue) {
    return new FunctionFailure(`ArgumentValidationError: ${error.message}`);
  }
  if (error instanceof z.ZodError) {
    return new FunctionFailure(`ArgumentValidationError: ${z.prettifyError(error)}`);
  }
  throw error;
}
