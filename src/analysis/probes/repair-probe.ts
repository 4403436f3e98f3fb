import { granularities } from "../../domain/certificate.ts";
import type { Certificate } from "../../domain/certificate.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Step, StepName } from "../../domain/step.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import type { Snippet } from "../../domain/verdict.ts";
import { makeCertificate } from "../repair/make-certificate.ts";
import { locateExpected } from "../repair/locate-snippets.ts";
import { isDoubtful } from "../repair/rank-patches.ts";
import { searchRepair } from "../repair/search-repair.ts";
import type { RepairPatch, RepairResult, RepairTrial } from "../repair/search-repair.ts";
import { hasErrored, isMended, startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";

export interface RepairFinding {
  readonly evidence: Evidence;
  /** Certificate of the best patch that makes the whole eval pass. */
  readonly certificate?: Certificate;
  readonly patch?: RepairPatch;
  /** Other patches, as good as the best, that also make this step pass. */
  readonly alternatives: readonly RepairPatch[];
  /** Every step with the patch, where the failed step passes and one that was not reached fails: a cause behind it. */
  readonly behind?: readonly Step[];
  readonly snippets: { readonly model?: Snippet; readonly expected?: Snippet };
  /** One line per edit that was tried, for failures that nothing repairs. */
  readonly tried: readonly string[];
}

// Bounded by trials, so that a busy machine finds the same; the time only guards against a stuck one.
const budget = { trials: 30, milliseconds: 180_000 };
/** Patches that are graded through every step. */
const mostGraded = 5;
const question = "Which smallest part of the reference makes the candidate pass?";

/**
 * Searches the smallest edit of the candidate, taken from the reference, that mends the failed step. Of its patches one
 * with which everything passes goes before one that leaves another failure behind it.
 */
export async function repairProbe(investigation: Investigation): Promise<RepairFinding> {
  const log = startProbe("repair", investigation);
  const result = await search(investigation, log);
  const graded: GradedPatch[] = [];
  // What passes everything and is fine goes before any swap, even where it only deletes.
  const patches = result.patches.toSorted((a, b) => Number(isCoarse(a)) - Number(isCoarse(b)));
  for (const [index, patch] of patches.slice(0, mostGraded).entries()) {
    const what = "candidate with the patch, every step";
    const after = await log.grade({ what, files: patch.files });
    // Those before it pass the step and fail a later one.
    const alternatives = patches.slice(index + 1);
    graded.push({ patch, after, alternatives });
    if (isEnough(investigation, after)) break;
  }
  const mending =
    graded.find(({ after }) => outcomeOf(after).status === "passed") ??
    graded.find(({ patch, after }) => isMended(investigation, after) && !isDoubtful(patch)) ??
    graded.find(({ after }) => isMended(investigation, after));
  const best = mending ?? graded.find(({ after }) => leavesOther(investigation, after));
  return best === undefined
    ? withoutCertificate(investigation, log, result)
    : withCertificate(investigation, log, { ...best, result });
}

function isCoarse({ granularity }: RepairPatch): boolean {
  return granularities.indexOf(granularity) > granularities.indexOf("statement");
}

/** Of several failed steps, one cause may lie behind all: a patch that mends them all is the better explanation. */
function isEnough(investigation: Investigation, after: readonly Step[]): boolean {
  return failedSteps(investigation.steps).length > 1
    ? outcomeOf(after).status === "passed"
    : isMended(investigation, after);
}

interface GradedPatch {
  readonly patch: RepairPatch;
  readonly after: readonly Step[];
  readonly alternatives: readonly RepairPatch[];
}

/** Passes the step, and fails one that it had not reached. */
function leavesOther({ failure, steps: before }: Investigation, after: readonly Step[]): boolean {
  const isPassed = after.some(({ name, status }) => name === failure.step && status === "passed");
  const reached = new Set(
    before.filter(({ status }) => status !== "skipped").map(({ name }) => name),
  );
  const failed = failedSteps(after);
  const isNew = failed.some(({ name }) => !reached.has(name));
  const breaksNone = failed.every(
    ({ name }) =>
      !reached.has(name) || before.some((step) => step.name === name && step.status === "failed"),
  );
  return isPassed && isNew && breaksNone && !hasErrored(after);
}

function withCertificate(
  investigation: Investigation,
  log: ProbeLog,
  { patch, after, alternatives, result }: GradedPatch & { readonly result: RepairResult },
): RepairFinding {
  const { trials, tried } = result;
  const { step } = investigation.failure;
  const isWhole = isMended(investigation, after);
  const passedText = whatPasses(step, { after, isWhole });
  const answer = describePatch(patch, { trials, others: alternatives.length, step, passedText });
  return {
    evidence: log.conclude({ question, answer }),
    certificate: makeCertificate(investigation, { patch, after }),
    patch,
    alternatives,
    ...(isWhole ? {} : { behind: after }),
    snippets: locateExpected(patch, investigation.files, investigation.eval.answer),
    tried,
  };
}

function search(investigation: Investigation, log: ProbeLog): Promise<RepairResult> {
  const { step, failure, files, eval: graded, signal } = investigation;
  const oracle = async (patched: ProjectFiles): Promise<RepairTrial> =>
    toTrial(
      investigation,
      await log.grade({ what: "candidate with an edit", files: patched, upTo: failure.step }),
    );
  const input = {
    candidate: files,
    reference: graded.answer,
    failedStep: failure.step,
    diagnostics: step.diagnostics.filter(({ severity }) => severity === "error"),
    mismatches: (step.tests ?? []).flatMap(({ failures }) => failures.flatMap(mismatchOf)),
    failingTests: (step.tests ?? [])
      .filter(({ status }) => status === "failed")
      .map(({ name }) => name),
  };
  const { left } = investigation.budget;
  const affordable = { ...budget, trials: Math.min(budget.trials, left()) };
  return searchRepair(input, oracle, {
    budget: affordable,
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The printed values of an assertion, which its message cuts short. */
function mismatchOf({ expected, actual }: TestFailure): { expected: string; actual: string }[] {
  return expected === undefined || actual === undefined ? [] : [{ expected, actual }];
}

/** Other steps that the candidate fails have repairs of their own: they are no part of this trial. */
function toTrial(investigation: Investigation, steps: readonly Step[]): RepairTrial {
  const outcome = outcomeOf(steps);
  if (outcome.status === "errored") return { outcome: "errored", diagnostics: [] };
  if (isMended(investigation, steps)) return { outcome: "passed", diagnostics: [] };
  const failed = failedSteps(steps);
  const step = failed.find(({ name }) => name === investigation.failure.step) ?? failed[0];
  const failingTests = (step?.tests ?? [])
    .filter(({ status }) => status === "failed")
    .map((test) => test.name);
  return {
    outcome: "failed",
    diagnostics: step?.diagnostics ?? [],
    ...(step && { failedStep: step.name }),
    failingTests,
  };
}

function withoutCertificate(
  investigation: Investigation,
  log: ProbeLog,
  result: RepairResult,
): RepairFinding {
  const { trials, erroredTrials, suspect, tried } = result;
  const [best] = result.patches;
  const errored =
    erroredTrials === 0 ? "" : ` (${erroredTrials} trials ended in a failure of ours)`;
  const place =
    suspect === undefined ? "" : ` It most likely lies at ${suspect.file}:${suspect.line}.`;
  const answer =
    best === undefined
      ? `None was found in ${trials} trials${errored}.${place}`
      : `An edit of ${best.changedLines} lines passes ${investigation.failure.step}, but breaks another step.`;
  const { files, eval: graded } = investigation;
  return {
    evidence: log.conclude({ question, answer }),
    ...(best && { patch: best }),
    alternatives: result.patches.slice(1),
    snippets: best === undefined ? {} : locateExpected(best, files, graded.answer),
    tried,
  };
}

function whatPasses(
  step: StepName,
  { after, isWhole }: { readonly after: readonly Step[]; readonly isWhole: boolean },
): string {
  if (outcomeOf(after).status === "passed") return "every step";
  return isWhole ? `${step}, beside another failure` : `${step}, and then fails on something else`;
}

function describePatch(
  patch: RepairPatch,
  {
    trials,
    others,
    step,
    passedText,
  }: {
    readonly trials: number;
    readonly others: number;
    readonly step: StepName;
    readonly passedText: string;
  },
): string {
  const lines = patch.changedLines === 1 ? "1 line" : `${patch.changedLines} lines`;
  const alternatives =
    others === 0
      ? "no other edit tried does"
      : `${others} other edit${others === 1 ? "" : "s"} pass ${step} too`;
  return (
    `With ${lines} changed (one ${patch.granularity}${patch.pureDeletion ? ", deleted" : ""}) the candidate passes ` +
    `${passedText}; ${trials} edit${trials === 1 ? " was" : "s were"} tried, ${alternatives}.`
  );
}
