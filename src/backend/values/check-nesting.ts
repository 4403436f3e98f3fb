import { MalformedValue } from "./malformed-value.ts";

/** Far above what the platform allows, far below what fills the stack of those who walk through the JSON. */
const deepest = 512;

/** Throws `MalformedValue` for JSON that is nested too deeply. */
export function checkNesting(json: unknown): void {
  let level: readonly unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new MalformedValue("The value is nested too deeply.");
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(json: unknown): readonly unknown[] {
  return typeof json === "object" && json !== null ? Object.values(json) : [];
}
