import { cronJobs } from "convex/server";
import { v } from "convex/values";
import type { Infer } from "convex/values";
import { internal } from "./_generated/api";
import { internalAction } from "./_generated/server";

const jobArgs = v.object({ jobLabel: v.optional(v.string()) });
type JobArgs = Infer<typeof jobArgs>;

export const emptyAction = internalAction({
  args: jobArgs,
  handler: async (_ctx, _args: JobArgs): Promise<null> => null,
});

const heartbeat = "dome heartbeat";
const calibration = "encoder calibration";

const crons = cronJobs();
const { emptyAction: run } = internal.crons;
crons.interval("run every second", { seconds: 1 }, run, {});
crons.interval(heartbeat, { minutes: 5 }, run, { jobLabel: heartbeat });
crons.interval(calibration, { seconds: 6 * 3600 }, run, { jobLabel: calibration });
crons.cron("mirror audit", "30 6 3 1-12 *", run, {});

export default crons;
