import { v } from "convex/values";
import { internal } from "./_generated/api";
import { action, internalAction, internalMutation, mutation } from "./_generated/server";

const { logCycle: cycle, announceCycle: announcement } = internal.misting;
const second = 1000;

export const logCycle = internalMutation({
  args: { message: v.string() },
  handler: (_ctx, { message }) => {
    console.log(message);
  },
});

export const announceCycle = internalAction({
  args: { message: v.string() },
  handler: async (_ctx, { message }) => {
    console.log(message);
  },
});

export const bookMisting = mutation({
  args: {},
  handler: async (ctx): Promise<null> => {
    const { scheduler } = ctx;
    await scheduler.runAfter(10 * second, cycle, { message: "mist later" });
    const now = await scheduler.runAt(new Date(), cycle, { message: "mist at once" });
    await scheduler.cancel(now);
    return null;
  },
});

export const bookAnnouncements = action({
  args: {},
  handler: async (ctx): Promise<null> => {
    const shut = await ctx.scheduler.runAt(Date.now() + 60 * second, announcement, {
      message: "doors shut",
    });
    await ctx.scheduler.cancel(shut);
    const open = new Date(Date.now() + (20 + 10 * Math.random()) * second);
    await ctx.scheduler.runAt(open, announcement, { message: "doors open" });
    return null;
  },
});
