import { v, type Validator } from "convex/values";

export function outcome<Kind extends string, Detail>(
  kind: Kind,
  detail: Validator<Detail, "required">,
) {
  return v.object({ kind: v.literal(kind), detail });
}
