import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  guests: defineTable({
    name: v.string(),
    phone: v.string(),
  }),

  bookings: defineTable({
    guestId: v.id("guests"),
    room: v.string(),
    nights: v.number(),
  }),
});
