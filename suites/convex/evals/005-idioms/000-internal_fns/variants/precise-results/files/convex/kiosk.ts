import { v } from "convex/values";
import { internalAction, internalMutation, mutation, query } from "./_generated/server";
import { logging } from "./lib/logging";

export const resetQueue = internalMutation(logging("queue reset"));

export const reindexCatalogue = internalAction(logging("catalogue reindexed"));

export const openingHours = query({
  args: {},
  returns: v.object({
    closedOn: v.array(v.literal("Monday")),
    weekdays: v.literal("10:00-18:00"),
    weekend: v.literal("10:00-20:00"),
  }),
  handler: async () => {
    const [weekdays, weekend] = ["10:00-18:00", "10:00-20:00"] as const;
    return { weekdays, weekend, closedOn: ["Monday" as const] };
  },
});

export const reportIssue = mutation({
  args: v.object({ name: v.string(), payload: v.any() }),
  returns: v.float64(),
  handler: async (ctx, { name, payload }): Promise<number> => {
    const time = Date.now();
    console.log(name, payload);
    return time;
  },
});
