import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LaneLimits } from "../../src/domain/model-catalogue.ts";
import { randomNumbers } from "../../src/lib/random-numbers.ts";
import { exceeded, peakUse } from "./call-ledger.ts";
import type { PeakUse } from "./call-ledger.ts";
import { runFaultline } from "./faultline-process.ts";
import { killRehearsal } from "./kill-rehearsal.ts";
import type { KilledRehearsal } from "./kill-rehearsal.ts";
import { allRuns, resumed, writeConfig } from "./rehearsal-stage.ts";
import type { RehearsalOptions, Stage } from "./rehearsal-stage.ts";
import { readRehearsedCalls } from "./rehearsed-calls.ts";
import { differing, readRehearsedRuns } from "./rehearsed-runs.ts";
import type { RehearsedRuns } from "./rehearsed-runs.ts";
import { startRehearsalServer } from "./rehearsal-server.ts";

export interface FaultyRehearsal {
  readonly calls: number;
  /** How often the server did what. */
  readonly faults: Readonly<Record<string, number>>;
  readonly graded: number;
  /** Causes and how many attempts had them, before any was tried again. */
  readonly errored: Readonly<Record<string, number>>;
  readonly notGraded: number;
  /** Whole replies, truncated ones too, that left the server and are not in the store. */
  readonly lostReplies: number;
  readonly peak: PeakUse;
  readonly exceeded: readonly string[];
  /** How often `--retry errored` was needed. */
  readonly retries: number;
  readonly differences: readonly string[];
}

export interface Rehearsal {
  readonly seed: number;
  readonly attempts: number;
  readonly limits: LaneLimits;
  readonly faulty: FaultyRehearsal;
  readonly killed: KilledRehearsal;
}

const mostRetries = 8;

/** Runs models through the command line against a scripted provider: undisturbed, with faults, and killed. */
export async function runRehearsal(options: RehearsalOptions): Promise<Rehearsal> {
  const folder = await mkdtemp(join(tmpdir(), "rehearsal-"));
  try {
    const random = randomNumbers(options.seed);
    const { suiteDirectory, recording, evals, latencyMs } = options;
    const rehearsed = await readRehearsedCalls(suiteDirectory, recording, evals);
    await using server = await startRehearsalServer({ rehearsed, random, latencyMs });
    const store = join(folder, "store");
    const stage = { folder, store, server, options, rehearsed, random };
    await mkdir(store);
    await writeConfig(stage, { concurrentCalls: options.limits.concurrentCalls });
    await runFaultline(allRuns(stage), stage);
    const calm = await readRehearsedRuns(store, new Set());
    await writeConfig(stage, options.limits);
    const faulty = await rehearseFaults(stage, calm);
    await writeConfig(stage, { concurrentCalls: options.limits.concurrentCalls });
    const killed = await killRehearsal(stage, calm);
    const { seed, limits } = options;
    return { seed, attempts: calm.outcomes.size, limits, faulty, killed };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function rehearseFaults(stage: Stage, calm: RehearsedRuns): Promise<FaultyRehearsal> {
  const { server, options, store } = stage;
  const before = new Set(calm.runs.map(({ id }) => id));
  const first = server.calls.length;
  server.setFaults(options.faults);
  const place = { folder: stage.folder, exitCodes: [0, 3] };
  await runFaultline(allRuns(stage), place);
  const ended = await readRehearsedRuns(store, before);
  let [last, retries] = [ended, 0];
  for (; last.errored.size > 0 && retries < mostRetries; retries += 1) {
    const open = last.runs.filter(({ model, experiment }) =>
      [...last.errored.keys()].some((key) => key.startsWith(`${model} ${experiment} `)),
    );
    for (const { id } of open) await runFaultline(resumed(stage, id, true), place);
    last = await readRehearsedRuns(store, before);
  }
  server.setFaults(0);
  const calls = server.calls.slice(first);
  const whole = calls.filter(({ fault, wasSent }) => wasSent === true && isWhole(fault)).length;
  const peak = peakUse(calls);
  return {
    calls: calls.length,
    faults: countBy(calls.flatMap(({ fault }) => fault ?? [])),
    graded: ended.outcomes.size - ended.errored.size - ended.notGraded,
    errored: countBy([...ended.errored.values()].map((cause) => cause.replace(/:.*/su, ""))),
    notGraded: ended.notGraded,
    lostReplies: whole - last.replies,
    peak,
    exceeded: exceeded(peak, options.limits),
    retries,
    differences: differing(calm, last),
  };
}

function isWhole(fault: string | undefined): boolean {
  return fault === undefined || fault === "slow" || fault === "truncated";
}

function countBy(values: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(values, (value) => value);
  return Object.fromEntries([...groups].map(([value, { length }]) => [value, length]));
}
