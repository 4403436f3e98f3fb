import type { Certificate } from "../../domain/certificate.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { outcomeOf } from "../../domain/grading.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Step, StepName } from "../../domain/step.ts";
import type { TestFailure } from "../../domain/test-result.ts";
import type { Snippet } from "../../domain/verdict.ts";
import { makeCertificate } from "../repair/make-certificate.ts";
import { locateExpected } from "../repair/locate-snippets.ts";
import { searchRepair } from "../repair/search-repair.ts";
import type { RepairPatch, RepairResult, RepairTrial } from "../repair/search-repair.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation, ProbeLog } from "./investigation.ts";

export interface RepairFinding {
  readonly evidence: Evidence;
  /** Certificate of the best patch that makes the whole eval pass. */
  readonly certificate?: Certificate;
  readonly patch?: RepairPatch;
  /** Other patches, as good as the best, that also make this step pass. */
  readonly alternatives: readonly RepairPatch[];
  /** The failed step passes with the patch, but a later one then fails: there is another cause behind it. */
  readonly laterFailure?: string;
  readonly snippets: { readonly model?: Snippet; readonly expected?: Snippet };
  /** One line per edit that was tried, for failures that nothing repairs. */
  readonly tried: readonly string[];
}

// Bounded by trials, so that a busy machine finds the same; the time only guards against a stuck one.
const budget = { trials: 30, milliseconds: 180_000 };
const question = "Which smallest part of the reference makes the candidate pass?";

/** Searches the smallest edit of the candidate, taken from the reference, that turns the failure into a pass. */
export async function repairProbe(investigation: Investigation): Promise<RepairFinding> {
  const log = startProbe("repair", investigation);
  const result = await search(investigation, log);
  for (const [index, patch] of result.patches.entries()) {
    const after = await log.grade({
      what: "candidate with the patch, every step",
      files: patch.files,
    });
    if (outcomeOf(after).status !== "passed") continue;
    const certificate = makeCertificate(investigation, { patch, after });
    // Those before it pass the step and fail a later one.
    const alternatives = result.patches.slice(index + 1);
    const { trials } = result;
    const { step } = investigation.failure;
    const answer = describePatch(patch, { trials, others: alternatives.length, step });
    const evidence = log.conclude({ question, answer });
    const snippets = locateExpected(patch, investigation.files, investigation.eval.answer);
    return { evidence, certificate, patch, alternatives, snippets, tried: result.tried };
  }
  return withoutCertificate(investigation, log, result);
}

function search(investigation: Investigation, log: ProbeLog): Promise<RepairResult> {
  const { step, failure, files, eval: graded, signal } = investigation;
  const oracle = async (patched: ProjectFiles): Promise<RepairTrial> =>
    toTrial(
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
  return searchRepair(input, oracle, { budget, ...(signal === undefined ? {} : { signal }) });
}

/** The printed values of an assertion, which its message cuts short. */
function mismatchOf({ expected, actual }: TestFailure): { expected: string; actual: string }[] {
  return expected === undefined || actual === undefined ? [] : [{ expected, actual }];
}

function toTrial(steps: readonly Step[]): RepairTrial {
  const outcome = outcomeOf(steps);
  if (outcome.status !== "failed") return { outcome: outcome.status, diagnostics: [] };
  const { name, diagnostics, tests = [] } = outcome.step;
  const failingTests = tests.filter(({ status }) => status === "failed").map((test) => test.name);
  return { outcome: "failed", diagnostics, failedStep: name, failingTests };
}

function withoutCertificate(
  investigation: Investigation,
  log: ProbeLog,
  result: RepairResult,
): RepairFinding {
  const [best] = result.patches;
  if (best === undefined) {
    const errored =
      result.erroredTrials === 0
        ? ""
        : ` (${result.erroredTrials} trials ended in a failure of ours)`;
    const answer = `None was found in ${result.trials} trials${errored}.`;
    return {
      evidence: log.conclude({ question, answer }),
      alternatives: [],
      snippets: {},
      tried: result.tried,
    };
  }
  const answer = `An edit of ${best.changedLines} lines passes ${investigation.failure.step}, but not every later step.`;
  return {
    evidence: log.conclude({ question, answer }),
    patch: best,
    alternatives: result.patches.slice(1),
    laterFailure: answer,
    snippets: locateExpected(best, investigation.files, investigation.eval.answer),
    tried: result.tried,
  };
}

function describePatch(
  patch: RepairPatch,
  {
    trials,
    others,
    step,
  }: { readonly trials: number; readonly others: number; readonly step: StepName },
): string {
  const lines = patch.changedLines === 1 ? "1 line" : `${patch.changedLines} lines`;
  const alternatives =
    others === 0
      ? "no other edit tried does"
      : `${others} other edit${others === 1 ? "" : "s"} pass ${step} too`;
  return (
    `With ${lines} changed (one ${patch.granularity}${patch.pureDeletion ? ", deleted" : ""}) the candidate passes ` +
    `every step; ${trials} edit${trials === 1 ? " was" : "s were"} tried, ${alternatives}.`
  );
}
