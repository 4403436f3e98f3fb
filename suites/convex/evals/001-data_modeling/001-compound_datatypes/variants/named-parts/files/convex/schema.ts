import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const move = v.object({ minute: v.float64(), player: v.string() });
const layout = v.object({ games: v.array(v.string()), seats: v.float64() });
const abandoned = v.object({ detail: v.float64(), kind: v.literal("abandoned") });
const won = v.object({ detail: v.string(), kind: v.literal("won") });
const rematch = v.object({ replay: v.bytes() });

const sessions = defineTable({
  score: v.union(v.float64(), v.string()),
  outcome: v.union(abandoned, won),
  houseRules: v.record(v.string(), v.string()),
  rematches: v.record(v.id("sessions"), rematch),
  moves: v.array(move),
  layout,
});

export default defineSchema({ sessions });
