import { defineTable } from "convex/server";
import { v } from "convex/values";

export const accessions = defineTable({ label: v.string() });
