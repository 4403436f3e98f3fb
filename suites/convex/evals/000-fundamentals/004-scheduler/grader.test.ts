import { beforeEach, deployment, expect, test } from "faultline/grader";
import type { ScheduledFunction } from "faultline/grader";

const bookMisting = "misting:bookMisting";
const bookAnnouncements = "misting:bookAnnouncements";

const internals = [
  ["mutation", "misting:logCycle"],
  ["action", "misting:announceCycle"],
] as const;

const publics = [
  ["mutation", bookMisting],
  ["action", bookAnnouncements],
] as const;

/** A delay is counted from the moment at which a job was stored, which comes a little after the call. */
const toleranceMs = 2000;

beforeEach(() => deployment.clear());

// task: "Each takes one required argument, `message` (string), logs it with `console.log(message)`, logs nothing else, and returns null."
test.each(internals)("The %s %s logs its message and nothing else.", async (kind, name) => {
  for (const message of ["mist bed 4", "", " 100 %d "]) {
    expect(await deployment.admin[kind](name, { message })).toBeNull();
    expect(await deployment.logLines(kind, name, { message })).toEqual([`[LOG] '${message}'`]);
  }
});

// task: "Each takes one required argument, `message` (string)"
test.each(internals)("The %s %s takes a message and nothing else.", async (kind, name) => {
  for (const args of [{}, { message: 4 }, { message: null }, { message: "a", bed: 4 }]) {
    await expect(deployment.admin[kind](name, args)).rejects.toThrow("ArgumentValidationError");
  }
});

// task: "Clients must not be able to call the internal ones."
test.each(internals)("No client may call the %s %s.", async (kind, name) => {
  await expect(deployment.anonymous[kind](name, { message: "a" })).rejects.toThrow(
    "Could not find public function",
  );
});

// task: "It schedules `logCycle` with the message `mist at once`, to run at once, and cancels that job again in the same call."
// task: "It also schedules `logCycle` with the message `mist later`, to run 10 seconds after the call. It returns null."
// task: "A call schedules exactly these two jobs, in either order."
test("Misting is booked for later, and what was booked at once is called off.", async () => {
  expect(await deployment.anonymous.mutation(bookMisting)).toBeNull();
  const jobs = await jobsByMessage();
  expect(jobs.map(withoutDelay)).toEqual([
    { function: "misting:logCycle", args: { message: "mist at once" }, state: "canceled" },
    { function: "misting:logCycle", args: { message: "mist later" }, state: "pending" },
  ]);
  expectDelay(jobs[0], { from: 0, to: 0 });
  expectDelay(jobs[1], { from: 10_000, to: 10_000 });
});

// task: "A call schedules exactly these two jobs, in either order."
test("Each call books its own misting, and leaves that of earlier calls alone.", async () => {
  for (let call = 0; call < 3; call += 1) await deployment.anonymous.mutation(bookMisting);
  const states = (await jobsByMessage()).map(({ state }) => state);
  expect(states).toEqual([
    ...Array.from({ length: 3 }, () => "canceled"),
    ...Array.from({ length: 3 }, () => "pending"),
  ]);
});

// task: "to run after a delay that each call chooses at random, anywhere from 20 to 30 seconds"
// task: "It also schedules `announceCycle` with the message `doors shut`, to run 60 seconds after the call, and cancels that job again in the same call. It returns null."
// task: "A call schedules exactly these two jobs, in either order."
test("An announcement is booked, and another one is called off.", async () => {
  expect(await deployment.anonymous.action(bookAnnouncements)).toBeNull();
  const jobs = await jobsByMessage();
  expect(jobs.map(withoutDelay)).toEqual([
    { function: "misting:announceCycle", args: { message: "doors open" }, state: "pending" },
    { function: "misting:announceCycle", args: { message: "doors shut" }, state: "canceled" },
  ]);
  expectDelay(jobs[0], { from: 20_000, to: 30_000 });
  expectDelay(jobs[1], { from: 60_000, to: 60_000 });
});

// task: "to run after a delay that each call chooses at random, anywhere from 20 to 30 seconds"
// task: "A call schedules exactly these two jobs, in either order."
test("Announcements come after delays from all parts of the window.", async () => {
  const calls = 30;
  for (let call = 0; call < calls; call += 1) {
    await deployment.anonymous.action(bookAnnouncements);
  }
  const jobs = await jobsByMessage();
  expect(jobs.map(({ state }) => state)).toEqual([
    ...Array.from({ length: calls }, () => "pending"),
    ...Array.from({ length: calls }, () => "canceled"),
  ]);
  const opened = jobs.slice(0, calls);
  for (const job of opened) expectDelay(job, { from: 20_000, to: 30_000 });
  const delays = opened.map(({ delayMs }) => delayMs);
  // A right candidate misses one of these parts, 4.5 seconds each, less than once in a million times.
  expect(Math.min(...delays)).toBeLessThan(24_500);
  expect(Math.max(...delays)).toBeGreaterThan(25_500);
});

// task: "The functions without arguments refuse a call that passes any."
test.each(publics)("The %s %s refuses an argument.", async (kind, name) => {
  await expect(deployment.anonymous[kind](name, { bed: 4 })).rejects.toThrow(
    "ArgumentValidationError",
  );
  expect(await deployment.scheduledFunctions()).toEqual([]);
});

// task: "Write `convex/misting.ts`, without a schema, with four functions"
// task: "an internal mutation, and `announceCycle`, an internal action"
// task: "`bookMisting`, a public mutation without arguments"
// task: "`bookAnnouncements`, a public action without arguments"
test("The functions are of the kinds that were asked for.", async () => {
  const message = { object: { message: "string" } };
  const nothing = { object: {} };
  expect(await deployment.functions()).toMatchObject({
    "misting:announceCycle": { kind: "action", visibility: "internal", args: message },
    "misting:bookAnnouncements": { kind: "action", visibility: "public", args: nothing },
    "misting:bookMisting": { kind: "mutation", visibility: "public", args: nothing },
    "misting:logCycle": { kind: "mutation", visibility: "internal", args: message },
  });
  expect(await deployment.schema()).toEqual({});
});

/** The order in which a call schedules its jobs is free. */
async function jobsByMessage(): Promise<readonly ScheduledFunction[]> {
  const key = ({ args }: ScheduledFunction): string => JSON.stringify(args);
  const jobs = await deployment.scheduledFunctions();
  return [...jobs].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function withoutDelay(job: ScheduledFunction): unknown {
  return { function: job.function, args: job.args, state: job.state };
}

// task: "to run 10 seconds after the call"
// task: "to run after a delay that each call chooses at random, anywhere from 20 to 30 seconds"
// task: "to run 60 seconds after the call"
function expectDelay(
  job: ScheduledFunction | undefined,
  { from, to }: { readonly from: number; readonly to: number },
): void {
  expect(job?.delayMs).toBeGreaterThanOrEqual(from - toleranceMs);
  expect(job?.delayMs).toBeLessThanOrEqual(to + toleranceMs);
}
