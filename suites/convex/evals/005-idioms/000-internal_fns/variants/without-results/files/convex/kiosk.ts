import { v } from "convex/values";
import { internalAction, internalMutation, mutation, query } from "./_generated/server";

const hours = { closedOn: ["Monday"], weekdays: "10:00-18:00", weekend: "10:00-20:00" };

export const openingHours = query({ args: {}, handler: () => hours });

export const reportIssue = mutation({
  args: { payload: v.any(), name: v.string() },
  handler: (_, { name, payload }) => {
    console.log(name, payload);
    return new Date().getTime();
  },
});

export const reindexCatalogue = internalAction({
  args: {},
  handler: async () => console.log("catalogue reindexed"),
});

export const resetQueue = internalMutation({
  args: {},
  handler: () => {
    console.log("queue reset");
  },
});
