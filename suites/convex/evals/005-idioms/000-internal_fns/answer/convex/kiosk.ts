import { v } from "convex/values";
import { internalAction, internalMutation, mutation, query } from "./_generated/server";

export const openingHours = query({
  args: {},
  returns: v.object({
    weekdays: v.string(),
    weekend: v.string(),
    closedOn: v.array(v.string()),
  }),
  handler: async () => ({
    weekdays: "10:00-18:00",
    weekend: "10:00-20:00",
    closedOn: ["Monday"],
  }),
});

export const reportIssue = mutation({
  args: { name: v.string(), payload: v.any() },
  returns: v.number(),
  handler: async (_ctx, args) => {
    console.log(args.name, args.payload);
    return Date.now();
  },
});

export const reindexCatalogue = internalAction({
  args: {},
  returns: v.null(),
  handler: async () => {
    console.log("catalogue reindexed");
    return null;
  },
});

export const resetQueue = internalMutation({
  args: {},
  returns: v.null(),
  handler: async () => {
    console.log("queue reset");
    return null;
  },
});
