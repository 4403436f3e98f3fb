import { defineTable } from "convex/server";
import { v } from "convex/values";

export const fields = { body: v.string(), botanist: v.string() };
export const table = defineTable(fields);
