import { defineTable } from "convex/server";
import { v } from "convex/values";

export const depots = defineTable(v.object({ name: v.string(), region: v.string() }));
