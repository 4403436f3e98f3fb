import { defineSchema, defineTable } from "convex/server";
import { v as is, type Infer, type PropertyValidators } from "convex/values";

export const windowValidator = is.union(
  is.object({ exact: is.literal(false), from: is.number(), until: is.number() }),
  is.object({ exact: is.literal(true), at: is.number() }),
);

export type Window = Infer<typeof windowValidator>;

function withWindow<Fields extends PropertyValidators>(fields: Fields) {
  return defineTable({ ...fields, window: windowValidator });
}

export default defineSchema({
  pickups: withWindow({ sender: is.string() }),
  dropoffs: withWindow({ recipient: is.string(), doorCode: is.optional(is.string()) }),
});
