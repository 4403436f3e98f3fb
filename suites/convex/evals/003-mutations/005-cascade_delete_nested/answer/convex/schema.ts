import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  studios: defineTable({
    name: v.string(),
  }),

  films: defineTable({
    studioId: v.id("studios"),
    title: v.string(),
  }).index("by_studio", ["studioId"]),

  screenings: defineTable({
    filmId: v.id("films"),
    hostStudioId: v.id("studios"),
    startsAt: v.number(),
  })
    .index("by_film", ["filmId"])
    .index("by_host_studio", ["hostStudioId"]),

  stamps: defineTable({
    studioId: v.id("studios"),
    filmId: v.id("films"),
    colour: v.string(),
  })
    .index("by_studio", ["studioId"])
    .index("by_film", ["filmId"]),
});
