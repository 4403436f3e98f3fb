import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const parkingTicket = v.object({ plate: v.string(), violation: v.string() });
const parkingTickets = defineTable(parkingTicket).index("plate", { fields: ["plate"] });

const schema = defineSchema({ parkingTickets });
export { schema as default };
