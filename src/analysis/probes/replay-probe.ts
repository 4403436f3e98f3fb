import type { Evidence } from "../../domain/evidence.ts";
import { outcomeOf, stepIndex } from "../../domain/grading.ts";
import type { Step } from "../../domain/step.ts";
import { sameOutcome, startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface ReplayFinding {
  readonly evidence: Evidence;
  readonly replays: number;
  /** Replays whose outcome differs from the official grading, or from the reference's first. */
  readonly candidateFlips: number;
  readonly referenceFlips: number;
  /** Replays that the harness could not finish. */
  readonly errored: number;
}

/** Grades candidate and reference again, fresh, `replays` times each: is the failure stable? */
export async function replayProbe(investigation: Investigation, replays = 2): Promise<ReplayFinding> {
  const { failure, files, eval: graded } = investigation;
  const log = startProbe("replay", investigation);
  const upTo = failure.step;
  const candidate: (readonly Step[])[] = [];
  const reference: (readonly Step[])[] = [];
  for (let count = 1; count <= replays; count += 1) {
    candidate.push(await log.grade({ what: `candidate, replay ${count}`, files, upTo, fresh: true }));
    reference.push(await log.grade({ what: `reference, replay ${count}`, files: graded.answer, upTo, fresh: true }));
  }
  const official = investigation.steps.slice(0, stepIndex(upTo) + 1);
  const candidateFlips = flips(official, candidate);
  const referenceFlips = flips(reference[0] ?? [], reference);
  const errored = [...candidate, ...reference].filter((steps) => outcomeOf(steps).status === "errored").length;
  const answer = describe({ replays, candidateFlips, referenceFlips, errored });
  const evidence = log.conclude({ question: "Does it fail the same way when graded again?", answer });
  return { evidence, replays, candidateFlips, referenceFlips, errored };
}

function flips(first: readonly Step[], replays: readonly (readonly Step[])[]): number {
  return replays.filter((steps) => outcomeOf(steps).status !== "errored" && !sameOutcome(first, steps)).length;
}

function describe({ replays, candidateFlips, referenceFlips, errored }: Omit<ReplayFinding, "evidence">): string {
  if (errored > 0) return `The harness failed in ${errored} of ${2 * replays} replays.`;
  if (candidateFlips === 0 && referenceFlips === 0) {
    // Exact (Clopper-Pearson) upper bound for no flip in n gradings, the official one among them.
    const bound = Math.min(100, Math.round((1 - 0.05 ** (1 / (replays + 1))) * 100));
    return `Yes: ${replays} of ${replays} replays agree, for the reference too (a flip rate above ${bound} % is excluded at 95 %).`;
  }
  return `No: the candidate's outcome changed in ${candidateFlips} of ${replays} replays, the reference's in ${referenceFlips}.`;
}
