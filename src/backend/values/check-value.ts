import { compareValues } from "./compare-values.ts";
import { decodeValue } from "./convex-json.ts";
import {
  isConvexArray,
  isConvexObject,
  type ConvexObject,
  type ConvexValue,
} from "./convex-value.ts";
import { displayValidator } from "./display-validator.ts";
import { displayValue } from "./display-value.ts";
import type { Validator, ValidatorField } from "./validator.ts";

/** Name of the table that an id belongs to, or `undefined` where the text is no id of the deployment. */
export type TableOfId = (id: string) => string | undefined;

interface Place {
  readonly path: string;
  readonly tableOfId: TableOfId;
}

/** Checks a value; the platform's message of the first mismatch, or `undefined` where the value fits. */
export function checkValue(
  validator: Validator,
  value: ConvexValue,
  tableOfId: TableOfId,
): string | undefined {
  return check(validator, value, { path: "", tableOfId });
}

function check(validator: Validator, value: ConvexValue, place: Place): string | undefined {
  switch (validator.type) {
    case "any":
      return undefined;
    case "id":
      return checkId(validator, value, place);
    case "literal":
      return compareValues(decodeValue(validator.value), value) === 0
        ? undefined
        : mismatch(validator, value, place);
    case "array":
      return isConvexArray(value)
        ? firstProblem(value, (item, index) =>
            check(validator.value, item, within(place, `[${index}]`)),
          )
        : mismatch(validator, value, place);
    case "record":
      return isConvexObject(value)
        ? checkRecord(validator, value, place)
        : mismatch(validator, value, place);
    case "object":
      return isConvexObject(value)
        ? checkObject(validator, value, place)
        : mismatch(validator, value, place);
    case "union":
      return checkUnion(validator, value, place);
    case "commitTs":
      return typeof value === "bigint" ? undefined : mismatch(validator, value, place);
    default:
      return scalarType(value) === validator.type ? undefined : mismatch(validator, value, place);
  }
}

function checkId(
  validator: Extract<Validator, { type: "id" }>,
  value: ConvexValue,
  place: Place,
): string | undefined {
  const table = typeof value === "string" ? place.tableOfId(value) : undefined;
  if (table === validator.tableName) return undefined;
  if (table === undefined) return mismatch(validator, value, place);
  const found = `Found ID ${displayValue(value)} from table \`${table}\``;
  return `${found}, which does not match the table name in validator \`v.id("${validator.tableName}")\`.`;
}

function checkObject(
  validator: Extract<Validator, { type: "object" }>,
  value: ConvexObject,
  place: Place,
): string | undefined {
  const context = objectContext(validator, value, place);
  const fields = Object.entries(validator.value);
  const problem = firstProblem(fields, ([name, field]) =>
    Object.hasOwn(value, name)
      ? check(field.fieldType, value[name] ?? null, within(place, `.${name}`))
      : missing(name, field, context),
  );
  if (problem !== undefined) return problem;
  const extra = Object.keys(value).find((name) => !Object.hasOwn(validator.value, name));
  if (extra === undefined) return undefined;
  return `Object contains extra field \`${extra}\` that is not in the validator.\n\n${context}`;
}

function missing(name: string, field: ValidatorField, context: string): string | undefined {
  if (field.optional) return undefined;
  const advice = "Consider wrapping the field validator in `v.optional(...)` if this is expected.";
  return `Object is missing the required field \`${name}\`. ${advice}\n\n${context}`;
}

function objectContext(validator: Validator, value: ConvexValue, place: Place): string {
  const path = place.path === "" ? "" : `Path: ${place.path}\n`;
  return `${path}Object: ${displayValue(value)}\nValidator: ${displayValidator(validator)}`;
}

function checkRecord(
  validator: Extract<Validator, { type: "record" }>,
  value: ConvexObject,
  place: Place,
): string | undefined {
  return firstProblem(Object.entries(value), ([name, item]) => {
    const inside = within(place, `.${name}`);
    return check(validator.keys, name, inside) ?? check(validator.values.fieldType, item, inside);
  });
}

// A union of one kind of object tells what is wrong with that object; else the whole union did not match.
function checkUnion(
  validator: Extract<Validator, { type: "union" }>,
  value: ConvexValue,
  place: Place,
): string | undefined {
  const problems = validator.value.map((member) => check(member, value, place));
  if (problems.includes(undefined)) return undefined;
  return problems.length === 1 ? problems[0] : mismatch(validator, value, place);
}

function mismatch(validator: Validator, value: ConvexValue, place: Place): string {
  const path = place.path === "" ? "" : `Path: ${place.path}\n`;
  const shown = `Value: ${displayValue(value)}\nValidator: ${displayValidator(validator)}`;
  return `Value does not match validator.\n${path}${shown}`;
}

function scalarType(value: ConvexValue): string {
  if (value === null) return "null";
  if (value instanceof ArrayBuffer) return "bytes";
  return typeof value;
}

function within(place: Place, step: string): Place {
  return { ...place, path: place.path + step };
}

function firstProblem<Item>(
  items: readonly Item[],
  find: (item: Item, index: number) => string | undefined,
): string | undefined {
  for (const [index, item] of items.entries()) {
    const problem = find(item, index);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
