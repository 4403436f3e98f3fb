import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const base = v.object({
  layout: v.object({ seats: v.number(), games: v.array(v.string()) }),
  moves: v.array(v.object({ player: v.string(), minute: v.number() })),
  houseRules: v.record(v.string(), v.string()),
});

const session = v.object({
  ...base.fields,
  rematches: v.record(v.id("sessions"), v.object({ replay: v.bytes() })),
  outcome: v.union(
    v.union(v.object({ kind: v.literal("won"), detail: v.string() })),
    v.object({ kind: v.literal("abandoned"), detail: v.number() }),
  ),
  score: v.union(v.union(v.number(), v.string()), v.string()),
});

export default defineSchema({ sessions: defineTable(session) });
