import { inspect } from "node:util";
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
    return { message: `Uncaught ${inspect(thrown)}`, stack: "" };
  }
  const message = textOf(thrown, "message") ?? inspect(thrown);
  const name = textOf(thrown, "name") ?? "Error";
  const stack = framesOf(textOf(thrown, "stack") ?? "");
  const headline = `Uncaught ${message === "" ? name : `${name}: ${message}`}`;
  // `convex/server` has already replaced the data by its JSON.
  const data = Symbol.for("ConvexError") in thrown ? textOf(thrown, "data") : undefined;
  return { message: headline, stack, ...(data === undefined ? {} : { data }) };
}

function textOf(thrown: object, property: string): string | undefined {
  const value: unknown = Reflect.get(thrown, property);
  return typeof value === "string" ? value : undefined;
}

function framesOf(stack: string): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
