import { decodeValue } from "./convex-json.ts";
import { displayField, displayValue } from "./display-value.ts";
import type { Validator, ValidatorField } from "./validator.ts";

/** A validator as the platform shows it in error messages: `v.object({name: v.string()})`. */
export function displayValidator(validator: Validator): string {
  switch (validator.type) {
    case "number":
      return "v.float64()";
    case "bigint":
      return "v.int64()";
    case "id":
      return `v.id(${JSON.stringify(validator.tableName)})`;
    case "literal":
      return `v.literal(${displayValue(decodeValue(validator.value))})`;
    case "array":
      return `v.array(${displayValidator(validator.value)})`;
    case "record":
      return `v.record(${displayValidator(validator.keys)}, ${displayOf(validator.values)})`;
    case "union":
      return `v.union(${validator.value.map(displayValidator).join(", ")})`;
    case "object":
      return `v.object({${displayFields(validator.value)}})`;
    default:
      return `v.${validator.type}()`;
  }
}

function displayFields(fields: Readonly<Record<string, ValidatorField>>): string {
  return Object.entries(fields)
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, field]) => `${displayField(name)}: ${displayOf(field)}`)
    .join(", ");
}

function displayOf({ fieldType, optional }: ValidatorField): string {
  const shown = displayValidator(fieldType);
  return optional ? `v.optional(${shown})` : shown;
}
