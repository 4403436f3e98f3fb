import type { ValidatorShape } from "./validator-shape.ts";

/**
 * Would a validator of this shape accept the value? Ids are known only as texts, and whole numbers only as `bigint`
 * where the shape asks for them.
 */
export function acceptsValue(shape: ValidatorShape, value: unknown): boolean {
  if (typeof shape === "string") return acceptsSimple(shape, value);
  if ("union" in shape) return shape.union.some((member) => acceptsValue(member, value));
  if ("array" in shape) {
    return Array.isArray(value) && value.every((element) => acceptsValue(shape.array, element));
  }
  if (!isObject(value)) return false;
  if ("object" in shape) return acceptsFields(shape.object, value);
  const { keys, values } = shape.record;
  return Object.entries(value).every(
    ([key, field]) => acceptsValue(keys, key) && acceptsValue(values, field),
  );
}

function acceptsSimple(shape: string, value: unknown): boolean {
  if (shape === "any") return value !== undefined;
  if (shape === "null") return value === null;
  if (shape === "bytes") return value instanceof ArrayBuffer;
  if (shape.startsWith("id(")) return typeof value === "string";
  if (shape.startsWith("literal(")) return shape === `literal(${JSON.stringify(value)})`;
  return typeof value === shape;
}

type Fields = Readonly<Record<string, ValidatorShape>>;

function acceptsFields(fields: Fields, value: Readonly<Record<string, unknown>>): boolean {
  const isComplete = Object.entries(fields).every(([name, shape]) => {
    if (!name.endsWith("?")) return acceptsValue(shape, value[name]);
    const field = value[name.slice(0, -1)];
    return field === undefined || acceptsValue(shape, field);
  });
  const known = (name: string): boolean => name in fields || `${name}?` in fields;
  const given = Object.entries(value).filter(([, field]) => field !== undefined);
  return isComplete && given.every(([name]) => known(name));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
