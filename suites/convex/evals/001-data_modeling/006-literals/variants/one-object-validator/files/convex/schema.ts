import { defineSchema, defineTable } from "convex/server";
import { type Infer, v } from "convex/values";

const { literal } = v;

export const mount = v.object({
  kind: v.union(literal("pole"), literal("gantry")),
  heated: v.boolean(),
});

export const signal = v.object({
  region: literal("north"),
  lampState: v.union(literal("red"), literal("amber"), literal("green"), literal("off")),
  phase: v.union(literal(1), literal(2), literal(3)),
  override: v.union(literal(0), literal(1), literal(false)),
  fault: v.union(v.null(), literal("flicker"), literal("dark"), literal(7), literal(8)),
  mount,
});

export type Signal = Infer<typeof signal>;

export default defineSchema({ trafficSignals: defineTable(signal) });
