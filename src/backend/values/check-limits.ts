import { isConvexArray, isConvexObject, type ConvexValue } from "./convex-value.ts";

// https://docs.convex.dev/production/state/limits#documents
const maximumArrayLength = 8192;
const maximumFields = 1024;
const maximumNameLength = 1024;
/** Of arguments, results and written values; documents may nest less. */
const maximumNesting = 64;

/** The platform's message of the first limit that a value breaks, or `undefined`. */
export function checkLimits(value: ConvexValue): string | undefined {
  return check(value, 0);
}

function check(value: ConvexValue, depth: number): string | undefined {
  if (!isConvexArray(value) && !isConvexObject(value)) return undefined;
  if (depth >= maximumNesting) {
    return `Value is too nested (nested ${depth + 1} levels deep > maximum nesting ${maximumNesting})`;
  }
  const problem = isConvexArray(value) ? checkLength(value.length) : checkNames(value);
  if (problem !== undefined) return problem;
  for (const child of Object.values<ConvexValue>(value)) {
    const inside = check(child, depth + 1);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function checkLength(length: number): string | undefined {
  if (length <= maximumArrayLength) return undefined;
  return `Array length is too long (${length} > maximum length ${maximumArrayLength})`;
}

function checkNames(value: object): string | undefined {
  const names = Object.keys(value);
  if (names.length > maximumFields) {
    return `Object has too many fields (${names.length} > maximum number ${maximumFields})`;
  }
  for (const name of names) {
    const problem = checkName(name);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

// The client library words these.
function checkName(name: string): string | undefined {
  if (name.length > maximumNameLength) {
    return `Field name ${name} exceeds maximum field name length ${maximumNameLength}.`;
  }
  if (name.startsWith("$")) return `Field name ${name} starts with a '$', which is reserved.`;
  const wrong = /[^\x20-\x7e]/.exec(name)?.[0];
  if (wrong === undefined) return undefined;
  return `Field name ${name} has invalid character '${wrong}': Field names can only contain non-control ASCII characters`;
}

/** How deeply arrays and objects nest; 0 for other values. */
export function nestingOf(value: ConvexValue): number {
  if (!isConvexArray(value) && !isConvexObject(value)) return 0;
  let deepest = 0;
  for (const child of Object.values<ConvexValue>(value)) {
    deepest = Math.max(deepest, nestingOf(child));
  }
  return deepest + 1;
}
