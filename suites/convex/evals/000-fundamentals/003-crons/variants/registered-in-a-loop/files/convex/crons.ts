import { cronJobs } from "convex/server";
import { v } from "convex/values";
import { internal } from "./_generated/api";
import { internalAction } from "./_generated/server";

const registry = cronJobs();
const job = internal.crons.emptyAction;

registry.cron("mirror audit", "30 6 3 */1 *", job, {});

const labelled = { "encoder calibration": 6 * 60, "dome heartbeat": 5 };
for (const [jobLabel, minutes] of Object.entries(labelled)) {
  registry.interval(jobLabel, { minutes }, job, { jobLabel });
}

registry.interval("run every second", { seconds: 1 }, job, {});

export default registry;

export const emptyAction = internalAction({
  args: { jobLabel: v.optional(v.string()) },
  handler: async () => {},
});
