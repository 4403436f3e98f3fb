import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  artists: defineTable({
    handle: v.string(),
    name: v.string(),
  }).index("by_handle", ["handle"]),

  artistSettings: defineTable({
    artistId: v.id("artists"),
    theme: v.string(),
    biography: v.string(),
  }).index("by_artist", ["artistId"]),

  tracks: defineTable({
    artistId: v.id("artists"),
    title: v.string(),
  }).index("by_artist", ["artistId"]),

  plays: defineTable({
    trackId: v.id("tracks"),
    kind: v.union(v.literal("stream"), v.literal("download"), v.literal("sample")),
  }).index("by_track", ["trackId"]),
});
