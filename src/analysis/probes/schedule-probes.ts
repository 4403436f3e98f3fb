import type { ProbeName } from "../../domain/evidence.ts";
import type { GradingBudget } from "./grading-budget.ts";

/** A probe as the schedule sees it; `Known` is what all probes together have found so far. */
export interface ScheduledProbe<Known> {
  readonly name: ProbeName;
  /** Gradings that it takes, in the median; 0 for one that only reads. */
  readonly gradings: number;
  /** How often it settles whose fault a failure is, from 0 to 1. */
  readonly decides: number;
  /** Can it be asked, and would the answer matter? Asked again after every other probe. */
  readonly isDue: (known: Known) => boolean;
  readonly ask: (known: Known) => Promise<Known>;
}

export interface ScheduleOptions {
  readonly budget: GradingBudget;
  readonly signal?: AbortSignal | undefined;
}

export interface ScheduleResult<Known> {
  readonly known: Known;
  /** Probes that were due and not asked, since the budget was used up. */
  readonly omitted: readonly ProbeName[];
}

/**
 * Asks the probes by what they are expected to bring: of those that are due the one that decides most per grading, until
 * none is due or what is left of the budget does not reach. Fails with the signal's reason where it is aborted.
 */
export async function scheduleProbes<Known>(
  probes: readonly ScheduledProbe<Known>[],
  start: Known,
  { budget, signal }: ScheduleOptions,
): Promise<ScheduleResult<Known>> {
  const waiting = [...probes].sort((left, right) => value(right) - value(left));
  const omitted: ProbeName[] = [];
  let known = start;
  for (;;) {
    signal?.throwIfAborted();
    const index = waiting.findIndex((probe) => probe.isDue(known));
    const [next] = index === -1 ? [] : waiting.splice(index, 1);
    if (next === undefined) return { known, omitted };
    if (next.gradings > 0 && budget.left() < next.gradings) omitted.push(next.name);
    else known = await next.ask(known);
  }
}

/** Reading costs little, though not nothing. */
function value({
  decides,
  gradings,
}: Pick<ScheduledProbe<unknown>, "decides" | "gradings">): number {
  return decides / (gradings + 0.1);
}
