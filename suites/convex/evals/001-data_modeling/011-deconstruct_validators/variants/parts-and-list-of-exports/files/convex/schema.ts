import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const span = v.object({ until: v.float64(), from: v.float64(), exact: v.literal(false) });
const moment = v.object({ at: v.float64(), exact: v.literal(true) });
const windowValidator = v.union(span, moment);

const pickups = defineTable({ window: windowValidator, sender: v.string() });
const dropoffs = defineTable({
  window: windowValidator,
  doorCode: v.optional(v.string()),
  recipient: v.string(),
});

export { windowValidator };
export default defineSchema({ dropoffs, pickups });
