import { checkNesting } from "../values/check-nesting.ts";
import { decodeValue } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { MalformedValue } from "../values/malformed-value.ts";
import { parseUntrustedJson } from "../values/parse-untrusted-json.ts";
import { FunctionFailure } from "./function-failure.ts";

/** The argument object of a call, as its caller sent it. Throws `FunctionFailure`. */
export function decodeArguments(args: unknown): ConvexValue {
  try {
    checkNesting(args);
    return decodeValue(args ?? {});
  } catch (error) {
    if (!(error instanceof MalformedValue)) throw error;
    throw new FunctionFailure(`ArgumentValidationError: ${error.message}`);
  }
}

/** The result of a function, as the executor sent it. Throws `FunctionFailure`. */
export function parseResult(json: string): ConvexValue {
  try {
    return decodeValue(parseUntrustedJson(json));
  } catch (error) {
    if (!(error instanceof MalformedValue)) throw error;
    throw new FunctionFailure("The function returned a malformed value.");
  }
}
