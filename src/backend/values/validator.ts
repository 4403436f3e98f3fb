import { z } from "zod";
import type { Json } from "./convex-value.ts";

const scalarTypes = [
  "any",
  "null",
  "number",
  "bigint",
  "commitTs",
  "boolean",
  "string",
  "bytes",
] as const;

type ScalarType = (typeof scalarTypes)[number];

/** A validator as `convex/values` exports it. */
export type Validator =
  | { readonly type: ScalarType }
  | { readonly type: "id"; readonly tableName: string }
  | { readonly type: "literal"; readonly value: Json }
  | { readonly type: "array"; readonly value: Validator }
  | { readonly type: "record"; readonly keys: Validator; readonly values: ValidatorField }
  | { readonly type: "object"; readonly value: Readonly<Record<string, ValidatorField>> }
  | { readonly type: "union"; readonly value: readonly Validator[] };

export interface ValidatorField {
  readonly fieldType: Validator;
  readonly optional: boolean;
}

/** Reads the exported form of a validator, which comes from untrusted code. */
export const validatorSchema: z.ZodType<Validator> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.enum(scalarTypes) }),
    z.object({ type: z.literal("id"), tableName: z.string() }),
    z.object({ type: z.literal("literal"), value: z.json() }),
    z.object({ type: z.literal("array"), value: validatorSchema }),
    z.object({ type: z.literal("record"), keys: validatorSchema, values: fieldSchema }),
    z.object({ type: z.literal("object"), value: z.record(z.string(), fieldSchema) }),
    z.object({ type: z.literal("union"), value: z.array(validatorSchema) }),
  ]),
);

const fieldSchema: z.ZodType<ValidatorField> = z.object({
  fieldType: z.lazy(() => validatorSchema),
  optional: z.boolean(),
});
