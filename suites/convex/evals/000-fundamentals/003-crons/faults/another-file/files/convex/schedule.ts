import { cronJobs } from "convex/server";
import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalAction } from "./_generated/server";

export const emptyAction = internalAction({
  args: { jobLabel: v.optional(v.string()) },
  returns: v.null(),
  handler: async () => null,
});

const crons = cronJobs();

crons.interval("run every second", { seconds: 1 }, internal.schedule.emptyAction, {});

crons.interval("dome heartbeat", { minutes: 5 }, internal.schedule.emptyAction, {
  jobLabel: "dome heartbeat",
});

crons.interval("encoder calibration", { hours: 6 }, internal.schedule.emptyAction, {
  jobLabel: "encoder calibration",
});

crons.cron("mirror audit", "30 6 3 * *", internal.schedule.emptyAction, {});

export default crons;
