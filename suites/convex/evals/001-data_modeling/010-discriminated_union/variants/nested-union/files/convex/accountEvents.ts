import { v } from "convex/values";

const base = v.object({ account: v.string() });

export const accountEvent = v.union(
  base.extend({ kind: v.literal("transferOut"), iban: v.string() }),
  base.extend({ kind: v.literal("deposit"), cents: v.number() }),
);
