import { v } from "convex/values";

export const code = v.string();
export const milliseconds = v.float64();
