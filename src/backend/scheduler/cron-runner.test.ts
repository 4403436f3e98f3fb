import { expect, test } from "vitest";
import { z } from "zod";
import { detectSandbox } from "../../sandbox/detect-sandbox.ts";
import { deployProject, requirePushed, type DeployedProject } from "../deploy-project.fixture.ts";
import { ManualClock } from "../manual-clock.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

// A Friday.
const start = Date.UTC(2026, 10, 20, 14, 30);

const index = `
import { query, internalMutation, internalAction } from "./_generated/server";
import { internal } from "./_generated/api";
import { v } from "convex/values";
export const note = internalMutation({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  console.log("noting", name);
  await ctx.db.insert("notes", { name, at: Date.now() });
  return name.length;
} });
export const work = internalAction({ args: { name: v.string() }, handler: async (ctx, args) => {
  await ctx.runMutation(internal.index.note, args);
} });
export const breaking = internalMutation({ args: {}, handler: async (ctx) => {
  await ctx.db.insert("notes", { name: "lost", at: 0 });
  throw new Error("broken");
} });
export const notes = query({ args: {}, handler: async (ctx) =>
  (await ctx.db.query("notes").collect()).map(({ name, at }) => [name, at]) });
`;

const crons = (jobs: string) => `
import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
const crons = cronJobs();
${jobs}
export default crons;`;

async function deploy(
  clock: ManualClock,
  jobs: string,
): Promise<DeployedProject & { readonly notes: () => Promise<unknown> }> {
  const files = { "convex/index.ts": index, "convex/crons.ts": crons(jobs) };
  const deployed = await deployProject(await detectSandbox(), files, { clock });
  requirePushed(deployed);
  return { ...deployed, notes: () => deployed.anonymous.query("index:notes") };
}

test("jobs of every form run at their times", async () => {
  const clock = new ManualClock(start);
  await using deployed = await deploy(
    clock,
    `
crons.interval("interval", { hours: 40 }, internal.index.note, { name: "interval" });
crons.daily("daily", { hourUTC: 3, minuteUTC: 15 }, internal.index.note, { name: "daily" });
crons.weekly("weekly", { dayOfWeek: "sunday", hourUTC: 5 }, internal.index.note, { name: "weekly" });
crons.monthly("monthly", { day: 22, hourUTC: 0, minuteUTC: 5 }, internal.index.work, { name: "monthly" });
crons.cron("cron", "0 */12 * * SAT", internal.index.note, { name: "cron" });
crons.hourly("hourly", { minuteUTC: 29 }, internal.index.breaking);`,
  );
  await clock.advance(2 * day);
  const at = (text: string): number => Date.parse(`2026-11-${text}Z`);
  expect(await deployed.notes()).toEqual([
    ["interval", start],
    ["cron", at("21T00:00")],
    ["daily", at("21T03:15")],
    ["cron", at("21T12:00")],
    ["monthly", at("22T00:05")],
    ["daily", at("22T03:15")],
    ["weekly", at("22T05:00")],
    ["interval", start + 40 * hour],
  ]);
});

const nanoseconds = (milliseconds: number): bigint => BigInt(milliseconds) * 1_000_000n;
const anId: unknown = expect.stringMatching(/^[0-9a-z]{32}$/);
const system = { _id: anId, _creationTime: expect.any(Number) as unknown };

test("a job is listed with its last and its next run", async () => {
  const clock = new ManualClock(start);
  await using deployed = await deploy(
    clock,
    `crons.interval("noting", { minutes: 1 }, internal.index.note, { name: "abc" });`,
  );
  const cronSpec = {
    udfPath: "index.js:note",
    udfArgs: new Uint8Array(Buffer.from('[{"name":"abc"}]')).buffer,
    cronSchedule: { type: "interval", seconds: 60n },
  };
  const nextRun = { ...system, cronJobId: anId, state: { type: "pending" } };
  const list = () => deployed.admin.query("_system/frontend/listCronJobs");
  expect(await list()).toEqual([
    {
      ...system,
      name: "noting",
      cronSpec,
      lastRun: null,
      nextRun: { ...nextRun, prevTs: null, nextTs: nanoseconds(start) },
    },
  ]);
  await clock.advance(minute);
  const lastRun = {
    ...system,
    name: "noting",
    ts: nanoseconds(start + minute),
    udfPath: "index.js:note",
    udfArgs: cronSpec.udfArgs,
    status: { type: "success", result: { type: "default", value: 3 } },
    logLines: { logLines: ["[LOG] 'noting' 'abc'"], isTruncated: false },
    executionTime: 0,
  };
  const times = {
    prevTs: nanoseconds(start + minute),
    nextTs: nanoseconds(start + 2 * minute),
  };
  expect(await list()).toEqual([
    { ...system, name: "noting", cronSpec, lastRun, nextRun: { ...nextRun, ...times } },
  ]);
});

const run = z.object({ name: z.string(), status: z.looseObject({ type: z.string() }) });

test("runs are kept, five of each job, failures with their reason and without a trace", async () => {
  const clock = new ManualClock(start);
  await using deployed = await deploy(
    clock,
    `crons.interval("often", { seconds: 10 }, internal.index.breaking);
crons.interval("once", { hours: 1 }, internal.index.work, { name: "x" });`,
  );
  await clock.advance(minute);
  const listed = await deployed.admin.query("_system/frontend/listCronJobRuns");
  const runs = z.array(run).parse(listed);
  expect(runs.filter(({ name }) => name === "once").map(({ status }) => status)).toEqual([
    { type: "success", result: { type: "default", value: null } },
  ]);
  const often = runs.filter(({ name }) => name === "often").map(({ status }) => status);
  const failed = {
    type: "err",
    error: expect.stringMatching(/^Uncaught Error: broken/) as unknown,
  };
  expect(often).toEqual([failed, failed, failed, failed, failed]);
  expect(await deployed.notes()).toEqual([["x", start]]);
});

test("a push keeps what is unchanged, reschedules what changed and removes what is gone", async () => {
  const clock = new ManualClock(start);
  await using deployed = await deploy(
    clock,
    `crons.interval("kept", { minutes: 1 }, internal.index.note, { name: "kept" });
crons.interval("faster", { hours: 1 }, internal.index.note, { name: "faster" });
crons.interval("gone", { minutes: 1 }, internal.index.note, { name: "gone" });`,
  );
  await clock.advance(0);
  await deployed.project.write({
    "convex/index.ts": index,
    "convex/crons.ts": crons(`
crons.interval("kept", { minutes: 1 }, internal.index.note, { name: "kept on" });
crons.interval("faster", { minutes: 2 }, internal.index.note, { name: "faster" });`),
  });
  const projectDirectory = deployed.project.directory;
  expect(await deployed.deployment.push({ projectDirectory })).toEqual({ status: "pushed" });
  await clock.advance(2 * minute);
  expect(await deployed.notes()).toEqual([
    ["kept", start],
    ["faster", start],
    ["gone", start],
    ["kept on", start + minute],
    ["faster", start + 2 * minute],
    ["kept on", start + 2 * minute],
  ]);
  const listed = await deployed.admin.query("_system/frontend/listCronJobRuns");
  expect(
    z
      .array(run)
      .parse(listed)
      .some(({ name }) => name === "gone"),
  ).toBe(false);
});

test("a job whose previous run is still going is skipped", async () => {
  const clock = new ManualClock(start);
  await using deployed = await deploy(
    clock,
    `crons.interval("slow", { seconds: 10 }, internal.index.work, { name: "slow" });`,
  );
  const first = clock.advance(0);
  await clock.advance(25_000);
  await first;
  await clock.advance(10_000);
  expect(await deployed.notes()).toEqual([
    ["slow", expect.any(Number)],
    ["slow", start + 30_000],
  ]);
  const runs = z.array(run).parse(await deployed.admin.query("_system/frontend/listCronJobRuns"));
  expect(runs.map(({ status }) => status)).toEqual([
    { type: "success", result: { type: "default", value: null } },
    { type: "canceled", num_canceled: 2n },
    { type: "success", result: { type: "default", value: null } },
  ]);
});

test("a schedule that never comes is refused", async () => {
  const files = {
    "convex/index.ts": index,
    "convex/crons.ts": crons(`crons.cron("never", "0 0 30 2 *", internal.index.breaking);`),
  };
  await using deployed = await deployProject(await detectSandbox(), files);
  expect(deployed.pushed).toMatchObject({
    status: "rejected",
    rejections: [
      {
        code: "InvalidCronJob",
        message:
          'The cron job "never" is invalid: The cron spec 0 0 30 2 * will never match any time',
      },
    ],
  });
});
