import type { Json } from "./tables.ts";

/** Text of a JSON column. */
export function toJson<Value>(value: Value): Json<Value> {
  return JSON.stringify(value);
}

/** Value of a JSON column: only `toJson` writes such columns, so the type stands for what was written. */
export function fromJson<Value>(text: Json<Value>): Value {
  return JSON.parse(text) as Value; // see above
}
