import { v, type VLiteral } from "convex/values";

type Literals<Values extends readonly (string | number)[]> = {
  [Index in keyof Values]: VLiteral<Values[Index], "required">;
};

export function oneOf<const Values extends readonly (string | number)[]>(...values: Values) {
  const members = values.map((value) => v.literal(value)) as Literals<Values>;
  return v.union(...members);
}
