import { v } from "convex/values";
import type { FunctionArgs, SchedulableFunctionReference } from "convex/server";
import { internal } from "./_generated/api";
import type { ActionCtx, MutationCtx } from "./_generated/server";
import { action, internalAction, internalMutation, mutation } from "./_generated/server";

async function scheduleAndCancel<Job extends SchedulableFunctionReference>(
  ctx: MutationCtx | ActionCtx,
  job: Job,
  request: { delayMs: number; args: FunctionArgs<Job> },
) {
  const id = await ctx.scheduler.runAfter(request.delayMs, job, request.args);
  await ctx.scheduler.cancel(id);
}

export const logCycle = internalMutation({
  args: { message: v.string() },
  handler: async (_, { message }) => {
    console.log(message);
    return null;
  },
});

export const announceCycle = internalAction({
  args: { message: v.string() },
  handler: async (_, { message }) => {
    console.log(message);
    return null;
  },
});

export const bookMisting = mutation({
  args: {},
  handler: async (ctx) => {
    await scheduleAndCancel(ctx, internal.misting.logCycle, {
      delayMs: 0,
      args: { message: "mist at once" },
    });
    await ctx.scheduler.runAfter(10_000, internal.misting.logCycle, { message: "mist later" });
  },
});

export const bookAnnouncements = action({
  args: {},
  handler: async (ctx) => {
    const seconds = 20 + Math.floor(Math.random() * 11);
    await scheduleAndCancel(ctx, internal.misting.announceCycle, {
      delayMs: 60_000,
      args: { message: "doors shut" },
    });
    await ctx.scheduler.runAfter(seconds * 1000, internal.misting.announceCycle, {
      message: "doors open",
    });
  },
});
