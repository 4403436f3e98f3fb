import { v } from "convex/values";
import { internal } from "./_generated/api";
import { action, internalAction, internalMutation, mutation } from "./_generated/server";

export const logCycle = internalMutation({
  args: { message: v.string() },
  returns: v.null(),
  handler: async (_ctx, args) => {
    console.log(args.message);
    return null;
  },
});

export const announceCycle = internalAction({
  args: { message: v.string() },
  returns: v.null(),
  handler: async (_ctx, args) => {
    console.log(args.message);
    return null;
  },
});

export const bookMisting = mutation({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const jobId = await ctx.scheduler.runAfter(0, internal.misting.logCycle, {
      message: "mist at once",
    });
    await ctx.scheduler.cancel(jobId);
    await ctx.scheduler.runAt(Date.now() + 10_000, internal.misting.logCycle, {
      message: "mist later",
    });
    return null;
  },
});

export const bookAnnouncements = action({
  args: {},
  returns: v.null(),
  handler: async (ctx) => {
    const delay = 20_000 + Math.random() * 10_000;
    await ctx.scheduler.runAfter(delay, internal.misting.announceCycle, { message: "doors open" });
    const jobId = await ctx.scheduler.runAfter(60_000, internal.misting.announceCycle, {
      message: "doors shut",
    });
    await ctx.scheduler.cancel(jobId);
    return null;
  },
});
