import { v } from "convex/values";

export const windowValidator = v.union(
  v.object({ exact: v.literal(true), at: v.number() }),
  v.object({ exact: v.literal(false), from: v.number(), until: v.number() }),
);
