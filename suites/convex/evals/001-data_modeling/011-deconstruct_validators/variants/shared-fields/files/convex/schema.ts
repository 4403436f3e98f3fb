import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const { literal, number, object, optional, string, union } = v;

const either = union(
  object({ exact: literal(true), at: number() }),
  object({ exact: literal(false), from: number(), until: number() }),
);

export const windowValidator = either;

const scheduled = { window: windowValidator };

const schema = defineSchema({
  pickups: defineTable(object({ ...scheduled, sender: string() })),
  dropoffs: defineTable({ ...scheduled, recipient: string(), doorCode: optional(string()) }),
});

export default schema;
