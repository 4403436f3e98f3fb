import { defineTable } from "convex/server";
import { v } from "convex/values";

const text = v.string();

const employee = v
  .object({ badge: text, fullName: text, crewId: v.id("crews") })
  .extend({ contact: v.object({ phone: text, radio: text }) })
  .extend({
    age: v.optional(v.float64()),
    address: v.optional(v.object({ street: text, city: text })),
  });

export const employees = defineTable(employee)
  .index("by_crew", { fields: ["crewId"] })
  .index("by_badge", { fields: ["badge"] });
