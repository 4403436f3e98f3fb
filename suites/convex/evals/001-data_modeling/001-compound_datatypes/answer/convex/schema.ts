import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  sessions: defineTable({
    layout: v.object({
      seats: v.number(),
      games: v.array(v.string()),
    }),
    moves: v.array(v.object({ player: v.string(), minute: v.number() })),
    rematches: v.record(v.id("sessions"), v.object({ replay: v.bytes() })),
    houseRules: v.record(v.string(), v.string()),
    outcome: v.union(
      v.object({ kind: v.literal("won"), detail: v.string() }),
      v.object({ kind: v.literal("abandoned"), detail: v.number() }),
    ),
    score: v.union(v.string(), v.number()),
  }),
});
