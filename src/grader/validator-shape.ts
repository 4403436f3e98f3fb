import * as z from "zod";

/**
 * A validator as plain data that does not depend on the order in which it was written: `"string"`, `"id(users)"`,
 * `"literal(\"draft\")"`, `{ array }`, `{ record: { keys, values } }`, `{ object }` with its fields sorted and
 * optional ones marked by a trailing `?`, `{ union }` with its members flattened, sorted and without repetition.
 */
export type ValidatorShape =
  | string
  | { readonly array: ValidatorShape }
  | { readonly record: { readonly keys: ValidatorShape; readonly values: ValidatorShape } }
  | { readonly object: Readonly<Record<string, ValidatorShape>> }
  | { readonly union: readonly ValidatorShape[] };

export type ValidatorJson =
  | { readonly type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" }
  | { readonly type: "literal"; readonly value: unknown }
  | { readonly type: "id"; readonly tableName: string }
  | { readonly type: "array"; readonly value: ValidatorJson }
  | { readonly type: "record"; readonly keys: ValidatorJson; readonly values: FieldJson }
  | { readonly type: "object"; readonly value: Readonly<Record<string, FieldJson>> }
  | { readonly type: "union"; readonly value: readonly ValidatorJson[] };

export interface FieldJson {
  readonly fieldType: ValidatorJson;
  readonly optional: boolean;
}

/** A validator in the JSON form in which the platform exports it. */
export const validatorJson: z.ZodType<ValidatorJson> = z.lazy(() =>
  z.discriminatedUnion("type", [
    z.object({ type: z.enum(["null", "number", "bigint", "boolean", "string", "bytes", "any"]) }),
    z.object({ type: z.literal("literal"), value: z.unknown() }),
    z.object({ type: z.literal("id"), tableName: z.string() }),
    z.object({ type: z.literal("array"), value: validatorJson }),
    z.object({ type: z.literal("record"), keys: validatorJson, values: fieldJson }),
    z.object({ type: z.literal("object"), value: z.record(z.string(), fieldJson) }),
    z.object({ type: z.literal("union"), value: z.array(validatorJson) }),
  ]),
);

const fieldJson: z.ZodType<FieldJson> = z.object({
  fieldType: validatorJson,
  optional: z.boolean(),
});

/** Normalises a validator. */
export function shapeOfValidator(validator: ValidatorJson): ValidatorShape {
  switch (validator.type) {
    case "literal":
      return `literal(${JSON.stringify(validator.value)})`;
    case "id":
      return `id(${validator.tableName})`;
    case "array":
      return { array: shapeOfValidator(validator.value) };
    case "record":
      return {
        record: {
          keys: shapeOfValidator(validator.keys),
          values: shapeOfValidator(validator.values.fieldType),
        },
      };
    case "object":
      return { object: shapeOfFields(validator.value) };
    case "union":
      return shapeOfUnion(validator.value);
    default:
      return validator.type;
  }
}

/** Where a shape accepts anything, as paths such as `page[].data`; empty for a precise one. */
export function placesOfAny(shape: ValidatorShape, path = ""): readonly string[] {
  if (shape === "any") return [path === "" ? "." : path];
  if (typeof shape === "string") return [];
  if ("array" in shape) return placesOfAny(shape.array, `${path}[]`);
  if ("record" in shape) return placesOfAny(shape.record.values, `${path}[]`);
  if ("union" in shape) return shape.union.flatMap((member) => placesOfAny(member, path));
  return Object.entries(shape.object).flatMap(([name, field]) =>
    placesOfAny(field, path === "" ? name : `${path}.${name}`),
  );
}

function shapeOfFields(
  fields: Readonly<Record<string, FieldJson>>,
): Readonly<Record<string, ValidatorShape>> {
  const entries = Object.entries(fields).map(
    ([name, field]) =>
      [field.optional ? `${name}?` : name, shapeOfValidator(field.fieldType)] as const,
  );
  return Object.fromEntries(entries.sort(([a], [b]) => compareTexts(a, b)));
}

function shapeOfUnion(members: readonly ValidatorJson[]): ValidatorShape {
  const shapes = members.map(shapeOfValidator).flatMap(membersOf);
  const byText = new Map(shapes.map((shape) => [JSON.stringify(shape), shape]));
  const union = [...byText].sort(([a], [b]) => compareTexts(a, b)).map(([, shape]) => shape);
  const [only] = union;
  return union.length === 1 && only !== undefined ? only : { union };
}

function membersOf(shape: ValidatorShape): readonly ValidatorShape[] {
  return typeof shape === "object" && "union" in shape ? shape.union : [shape];
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
