import type { Evidence } from "../../domain/evidence.ts";
import { outcomeOf, stepIndex } from "../../domain/grading.ts";
import type { Step } from "../../domain/step.ts";
import { sameOutcome, startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";
import type { ReferenceFinding } from "./reference-probe.ts";

export interface ReplayFinding {
  readonly evidence: Evidence;
  /** Every step of the candidate, graded again. */
  readonly candidate: readonly Step[];
  /** Replays whose outcome differs from the official grading, or from the reference's first one. */
  readonly candidateFlips: number;
  readonly referenceFlips: number;
  /** Replays that the harness could not finish. */
  readonly errored: number;
  /** The tools that grade are not those of the official grading: a flip may come from them. */
  readonly toolsChanged: boolean;
}

const referenceReplays = 3;

/**
 * Grades the candidate again, from scratch, in another process: is the failure stable? Where it is not, the reference
 * is graded again too, since what flips for both is no property of the candidate.
 */
export async function replayProbe(
  investigation: Investigation,
  reference: ReferenceFinding,
): Promise<ReplayFinding> {
  const { files, steps, toolsChanged } = investigation;
  const log = startProbe("replay", investigation);
  const candidate = await log.grade({ what: "candidate again", files, fresh: true });
  const candidateFlips = flips(upToFailure(investigation, steps), [
    upToFailure(investigation, candidate),
  ]);
  const again = candidateFlips > 0 ? await referenceAgain(investigation, log) : [];
  const referenceFlips = flips(reference.steps, again);
  const errored = [candidate, ...again].filter(
    (each) => outcomeOf(each).status === "errored",
  ).length;
  const answer = describe({ candidateFlips, referenceFlips, errored });
  const evidence = log.conclude({
    question: "Does it fail the same way when graded again from scratch?",
    answer,
  });
  return { evidence, candidate, candidateFlips, referenceFlips, errored, toolsChanged };
}

/**
 * What came out otherwise when a certificate was run again flips, though the replay did not show it: where the reference
 * flips as well, so does the candidate by no fault of its own.
 */
export async function replayOfDoubt(
  investigation: Investigation,
  replay: ReplayFinding,
  reference: ReferenceFinding,
): Promise<ReplayFinding> {
  if (replay.candidateFlips > 0) return replay;
  const log = startProbe("replay", investigation);
  const again = await referenceAgain(investigation, log);
  const referenceFlips = flips(reference.steps, again);
  if (referenceFlips === 0) return replay;
  const evidence = log.conclude({
    question: "Does it fail the same way when graded again from scratch?",
    answer: describe({ candidateFlips: 1, referenceFlips, errored: replay.errored }),
  });
  return { ...replay, evidence, candidateFlips: 1, referenceFlips };
}

async function referenceAgain(
  { eval: graded }: Investigation,
  log: ProbeLog,
): Promise<(readonly Step[])[]> {
  const again: (readonly Step[])[] = [];
  while (again.length < referenceReplays) {
    const what = `reference, replay ${again.length + 1}`;
    again.push(await log.grade({ what, files: graded.answer, fresh: true }));
  }
  return again;
}

/** A reply that its parser refused is text: there is no project in it that could be graded again. */
export function refusedReply(investigation: Investigation): ReplayFinding {
  const evidence = startProbe("replay", investigation).conclude({
    question: "Does it fail the same way when read again?",
    answer: "Yes: what a reply may hold depends on nothing but its text.",
  });
  const { steps: candidate, toolsChanged } = investigation;
  return { evidence, candidate, candidateFlips: 0, referenceFlips: 0, errored: 0, toolsChanged };
}

function upToFailure({ failure }: Investigation, steps: readonly Step[]): readonly Step[] {
  return steps.slice(0, stepIndex(failure.step) + 1);
}

function flips(first: readonly Step[], replays: readonly (readonly Step[])[]): number {
  return replays.filter(
    (steps) => outcomeOf(steps).status !== "errored" && !sameOutcome(first, steps),
  ).length;
}

type Counts = Pick<ReplayFinding, "candidateFlips" | "referenceFlips" | "errored">;

function describe({ candidateFlips, referenceFlips, errored }: Counts): string {
  if (errored > 0) return "Unknown: the harness failed in a replay.";
  if (candidateFlips === 0) {
    // Exact (Clopper-Pearson) upper bound for no flip in two gradings.
    const bound = Math.round((1 - Math.sqrt(0.05)) * 100);
    return `Yes, in 1 of 1 replays (which bounds its flip rate at ${bound} %, no lower).`;
  }
  return (
    "No: the candidate's outcome changed; " +
    `so did the reference's in ${referenceFlips} of ${referenceReplays} replays.`
  );
}
