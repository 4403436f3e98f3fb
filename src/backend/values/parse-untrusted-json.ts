import { fitsJsonBounds } from "../../lib/json-shape.ts";
import { checkNesting } from "./check-nesting.ts";
import { MalformedValue } from "./malformed-value.ts";

const bounds = { depth: 512, containers: 4_000_000 };

/** Reads JSON that user code may have written. Throws `MalformedValue` where it is malformed or nested too deeply. */
export function parseUntrustedJson(json: string): unknown {
  if (!fitsJsonBounds(json, bounds)) throw new MalformedValue("The value is nested too deeply.");
  const value = parse(json);
  checkNesting(value);
  return value;
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new MalformedValue("The text is no JSON.");
  }
}
