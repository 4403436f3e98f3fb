import { stepNames } from "../domain/step.ts";
import type { StepName } from "../domain/step.ts";
import type { SuiteManifest } from "../domain/suite.ts";
import { readTreeUsage } from "../sandbox/process-usage.ts";

const lookMilliseconds = 500;
/** Of steps for which a suite gives none: they hardly work. */
const otherStepMs = 30_000;
const slackMs = 20_000;
/** A machine that is busy with other things takes longer; one that waits for nothing must end, too. */
const wallFactor = 4;

/** Watches how long a process works on each step of a grading. */
export interface StepLimit extends Disposable {
  /** The step under way is done, the next one begins. */
  next(): void;
}

export interface StepLimitOptions {
  readonly pid: number;
  /** Position of the step that begins, from 0. */
  readonly first: number;
  readonly deadlinesMs: SuiteManifest["deadlinesMs"];
  /** Told once, with a sentence. */
  readonly onExcess: (problem: string) => void;
}

/**
 * Bounds the processor time of the process and its descendants per step, and the time on the clock at several times
 * that; only the clock where the system does not tell of the former.
 */
export function watchSteps({ pid, first, deadlinesMs, onExcess }: StepLimitOptions): StepLimit {
  let index = first;
  let begun = beginning(pid);
  const look = (): void => {
    const name = stepNames[index] ?? "tests";
    const limit = limitOf(name, deadlinesMs);
    const worked = readTreeUsage(pid)?.cpuMilliseconds;
    const wallLimit = (worked === undefined ? limit : limit * wallFactor) + slackMs;
    if (worked !== undefined && worked - begun.worked > limit) {
      onExcess(`The step ${name} needed more than ${limit} ms of processor time.`);
    } else if (performance.now() - begun.at > wallLimit) {
      onExcess(`The step ${name} did not end within ${wallLimit} ms.`);
    }
  };
  const timer = setInterval(look, lookMilliseconds);
  return {
    next() {
      index += 1;
      begun = beginning(pid);
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

function beginning(pid: number): { readonly at: number; readonly worked: number } {
  return { at: performance.now(), worked: readTreeUsage(pid)?.cpuMilliseconds ?? 0 };
}

function limitOf(name: StepName, deadlinesMs: SuiteManifest["deadlinesMs"]): number {
  return name === "filesystem" || name === "install" ? otherStepMs : deadlinesMs[name];
}
