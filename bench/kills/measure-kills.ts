import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { processesIn, runProcess, survivors } from "./killed-process.ts";
import type { EndedProcess, ProcessRequest } from "./killed-process.ts";
import { gradedSteps, phaseAt, readLog } from "./run-log.ts";
import { differences, forgetGrades, readResults } from "./run-results.ts";
import type { RunResults } from "./run-results.ts";

export interface KillOptions {
  /** Folder of a recorded run. */
  readonly recording: string;
  /** Evals to grade, as the command line names them; all where empty. */
  readonly select: readonly string[];
  readonly kills: number;
  /** Decides the moments of the kills. */
  readonly seed: number;
}

/** One kill, and what was found of it once the run that it interrupted had been taken up and ended. */
export interface Kill {
  /** Runs are counted from 1; one is killed, taken up and killed again until it ends. */
  readonly run: number;
  readonly afterMs: number;
  /** What was under way. */
  readonly fellIn: string;
  /** Steps that were committed at that moment. */
  readonly committed: number;
  /** Of those, how many a later process graded again. */
  readonly gradedAgain: number;
  /** Committed steps that differ from the undisturbed run's, and, at a run's last kill, whatever differs at its end. */
  readonly differences: readonly string[];
  /** Processes that were left when the run had ended. */
  readonly orphans: number;
  /** Temporary folders, likewise. */
  readonly folders: number;
}

export interface KillTable {
  readonly seed: number;
  /** Attempts and steps of the undisturbed run. */
  readonly attempts: number;
  readonly steps: number;
  readonly undisturbedMs: number;
  readonly kills: readonly Kill[];
}

export function isSound({ kills, attempts }: KillTable): boolean {
  return attempts > 0 && kills.every((kill) => lossesOf(kill) === 0);
}

export function lossesOf({ gradedAgain, differences: found, orphans, folders }: Kill): number {
  return gradedAgain + found.length + orphans + folders;
}

/**
 * Grades a recorded run undisturbed, then again and again with SIGKILL at random moments, each time taken up from its
 * store without remembered grades, and compares (Linux).
 */
export async function measureKills(options: KillOptions): Promise<KillTable> {
  const root = await mkdtemp(join(tmpdir(), "bench-kills-"));
  try {
    return await killRuns(root, options);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

interface Round {
  readonly place: Omit<ProcessRequest, "log">;
  readonly undisturbed: RunResults;
  readonly nextKillMs: () => number;
}

async function killRuns(root: string, options: KillOptions): Promise<KillTable> {
  const calm = placeOf(root, "undisturbed", options);
  const { afterMs: undisturbedMs } = await runProcess({ ...calm, log: join(calm.folder, "log") });
  const undisturbed = await readResults(calm.folder, calm.runId);
  const random = seededRandom(options.seed);
  const kills: Kill[] = [];
  for (let run = 1; kills.length < options.kills; run += 1) {
    const place = placeOf(root, `run-${run}`, options);
    // Facts about the references take most of a short run; they are not what is killed here.
    cpSync(join(calm.folder, "store/cache"), join(place.folder, "store/cache"), {
      recursive: true,
    });
    const nextKillMs = (): number => random() * undisturbedMs;
    const left = options.kills - kills.length;
    kills.push(...(await killRun({ place, undisturbed, nextKillMs }, { run, left })));
    await rm(place.folder, { recursive: true });
  }
  const { attempts, steps } = undisturbed;
  return {
    seed: options.seed,
    attempts: attempts.size,
    steps: steps.size,
    undisturbedMs,
    kills,
  };
}

function placeOf(root: string, name: string, { recording, select }: KillOptions): Round["place"] {
  const folder = join(root, name);
  const temporary = join(folder, "temporary");
  mkdirSync(temporary, { recursive: true });
  const { id } = z
    .looseObject({ id: z.string() })
    .parse(JSON.parse(readFileSync(join(recording, "run.json"), "utf8")));
  return { folder, temporary, recording, runId: id, select };
}

interface Interruption {
  readonly process: EndedProcess;
  readonly fellIn: string;
  readonly committed: RunResults;
}

/** Kills one run until it ends by itself or nothing is left to kill; then lets it end. */
async function killRun(
  { place, undisturbed, nextKillMs }: Round,
  { run, left }: { readonly run: number; readonly left: number },
): Promise<readonly Kill[]> {
  const interruptions: Interruption[] = [];
  const graded: (readonly string[])[] = [];
  for (;;) {
    const log = join(place.folder, `log-${interruptions.length}`);
    const killAfter = interruptions.length < left ? { killAfterMs: nextKillMs() } : {};
    const process = await runProcess({ ...place, log, ...killAfter });
    graded.push(gradedSteps(readLog(log)));
    const committed = await readResults(place.folder, place.runId);
    if (!process.wasKilled) {
      const atEnd = differences(undisturbed, committed);
      return judge({ run, place, undisturbed, interruptions, graded, atEnd });
    }
    interruptions.push({ process, fellIn: phaseAt(readLog(log)), committed });
    forgetGrades(place.folder);
  }
}

interface EndedRun {
  readonly run: number;
  readonly place: Round["place"];
  readonly undisturbed: RunResults;
  readonly interruptions: readonly Interruption[];
  readonly graded: readonly (readonly string[])[];
  readonly atEnd: readonly string[];
}

function judge(ended: EndedRun): readonly Kill[] {
  const { run, place, undisturbed, interruptions, graded, atEnd } = ended;
  const left = readdirSync(place.temporary);
  const unknown = processesIn(place.temporary).length;
  return interruptions.map(({ process, fellIn, committed }, index) => {
    const isLast = index === interruptions.length - 1;
    const known = survivors(process.descendants).length;
    return {
      run,
      afterMs: process.afterMs,
      fellIn,
      committed: committed.steps.size,
      gradedAgain: graded
        .slice(index + 1)
        .flat()
        .filter((key) => committed.steps.has(key)).length,
      differences: [...changed(undisturbed, committed), ...(isLast ? atEnd : [])],
      orphans: isLast ? Math.max(known, unknown) : known,
      folders: isLast ? left.length : left.filter((name) => isOf(name, process.pid)).length,
    };
  });
}

function changed(undisturbed: RunResults, { steps }: RunResults): readonly string[] {
  return [...steps].flatMap(([key, line]) => (undisturbed.steps.get(key) === line ? [] : [key]));
}

function isOf(folder: string, pid: number): boolean {
  return folder.startsWith(`faultline-${pid}-`);
}

/** Mulberry32: numbers from 0 to 1 that a seed decides. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
