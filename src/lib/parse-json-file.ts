import type { z } from "zod";
import { UsageError } from "./harness-error.ts";

/**
 * Parses the text of a JSON file that a user wrote. Fails with a `UsageError` that names the file and the problem.
 */
export function parseJsonFile<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
): z.output<Schema> {
  return parseFileValue(file, parseJson(file, text), schema);
}

/** The same for the value of a file that was read in another way. */
export function parseFileValue<Schema extends z.ZodType>(
  file: string,
  value: unknown,
  schema: Schema,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const path = issue?.path.join(".") ?? "";
  throw new UsageError(
    `${file} is not valid: ${path === "" ? "" : `"${path}": `}${issue?.message}. Correct the file.`,
  );
}

function parseJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is not JSON: ${reason}. Correct the file.`);
  }
}
