import type { ThrownError } from "./protocol.ts";

/** An error of user code as data. Never throws, whatever was thrown. */
export function describeError(thrown: unknown): ThrownError {
  try {
    return describe(thrown);
  } catch {
    return { message: "Uncaught exception", stack: "" };
  }
}

function describe(thrown: unknown): ThrownError {
  if (typeof thrown !== "object" || thrown === null) {
    return { message: `Uncaught ${typeof thrown === "string" ? `'${thrown}'` : String(thrown)}`, stack: "" };
  }
  const message = "message" in thrown ? String(thrown.message) : String(thrown);
  const name = "name" in thrown ? String(thrown.name) : "Error";
  const stack = "stack" in thrown ? framesOf(String(thrown.stack)) : "";
  const headline = `Uncaught ${message === "" ? name : `${name}: ${message}`}`;
  if (!(Symbol.for("ConvexError") in thrown) || !("data" in thrown)) return { message: headline, stack };
  // `convex/server` has already replaced the data by its JSON.
  return { message: headline, stack, data: String(thrown.data) };
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
