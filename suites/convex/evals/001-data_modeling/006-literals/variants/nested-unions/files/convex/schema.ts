import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const dark = v.union(v.literal("dark"), v.literal("flicker"));
const codes = v.union(v.literal(8), v.literal(7));
const switched = v.union(v.literal(1), v.literal(0));
const lit = v.union(v.literal("green"), v.literal("amber"), v.literal("red"));

const trafficSignals = defineTable({
  mount: v.object({ heated: v.boolean(), kind: v.union(v.literal("gantry"), v.literal("pole")) }),
  fault: v.nullable(v.union(codes, dark)),
  override: v.union(v.literal(false), switched),
  phase: v.union(v.literal(3), v.literal(2), v.literal(1)),
  lampState: v.union(lit, v.literal("off")),
  region: v.union(v.literal("north")),
});

export default defineSchema({ trafficSignals });
