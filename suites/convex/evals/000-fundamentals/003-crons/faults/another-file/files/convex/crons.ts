import { v } from "convex/values";
import { cronJobs } from "convex/server";
import { internalAction } from "./_generated/server";

export const emptyAction = internalAction({
  args: { jobLabel: v.optional(v.string()) },
  handler: async () => null,
});

export default cronJobs();
