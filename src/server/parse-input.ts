import { z } from "zod";
import { UsageError } from "../lib/harness-error.ts";

/** What a request gives, in the form that is wanted. Fails with `UsageError`: one sentence that names what is wrong. */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  given: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.path.join(".") ?? "";
  throw new UsageError(
    `${name === "" ? "The request" : `"${name}"`}: ${issue?.message ?? "invalid"}.`,
  );
}

/** A whole number in a query. */
export function countParameter(most: number, otherwise: number) {
  return z.coerce.number().int().min(0).max(most).default(otherwise);
}

/** What runs are filtered by in a query; absent and empty are the same. */
export const runFilterQuery = z.object({
  model: optionalText(),
  experiment: optionalText(),
  suite: optionalText(),
  status: z.preprocess(
    (value) => (value === "" ? undefined : value),
    z.enum(["running", "completed", "cancelled"]).optional(),
  ),
  text: optionalText(),
});

function optionalText() {
  return z
    .string()
    .max(1000)
    .optional()
    .transform((value) => (value === "" ? undefined : value));
}
