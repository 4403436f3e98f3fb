import type { Grading, GradingId, GradingInputs, GradingPurpose } from "../domain/grading.ts";
import { changedInputs } from "../domain/changed-inputs.ts";
import { gradingId } from "../domain/ids.ts";
import { gatingSteps, stepNames } from "../domain/step.ts";
import type { ErroredStep, Step } from "../domain/step.ts";
import { treeHash } from "../lib/content-hash.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { retry } from "../lib/retry.ts";
import { gradedParts } from "../suite/graded-parts.ts";
import type { Obtained } from "./obtain-reply.ts";
import type { OpenAttempt, RunSuiteRequest, RunTools } from "./run-request.ts";

export type Gradable = Exclude<Obtained, { readonly status: "errored" }>;

export interface GradingContext {
  readonly request: Pick<RunSuiteRequest, "run" | "suite" | "signal">;
  readonly tools: Pick<RunTools, "store" | "grade" | "toolchain" | "newId" | "observer">;
  readonly purpose: Exclude<GradingPurpose, "probe">;
}

/** Tries after the first one of a grading whose harness failed. */
const retryWaitsMs = [0, 0];

/**
 * Grades what a reply holds, for a purpose of its own, and returns the steps. Each step is committed as it finishes;
 * `errored` ones are not, so that they can be tried again. A finished regrade of the same inputs stands. Fails with
 * `HarnessError` where the harness fails.
 */
export async function gradeReply(
  attempt: OpenAttempt,
  gradable: Gradable,
  context: GradingContext,
): Promise<Grading> {
  const { store } = context.tools;
  const basis = basisOf(attempt, gradable, context);
  const same = await finishedRegrade(attempt, basis, context);
  if (same !== undefined) return same;
  const { id, steps } = await openGrading(attempt, basis, context);
  const ledger = openLedger(attempt, { id, steps }, context);
  const timing = await commitSteps(attempt, gradable, { ...context, ledger });
  await store.finishGrading(id, timing.durationMs, timing.cached);
  const finished = (await store.listGradings(attempt.id)).find((grading) => grading.id === id);
  if (finished === undefined) throw new TypeError(`Grading ${id} was finished and is not stored.`);
  return finished;
}

type Basis = Required<Pick<Grading, "inputs" | "parts">>;

function basisOf(
  attempt: OpenAttempt,
  gradable: Gradable,
  { request: { run, suite }, tools }: GradingContext,
): Basis {
  const inputs = {
    files: treeHash(gradable.status === "parsed" ? gradable.files : {}),
    eval: attempt.eval.hash,
    config: suite.configHash,
    toolchain: tools.toolchain,
  };
  const guidelines = run.guidelines ? suite.guidelines : "";
  return { inputs, parts: gradedParts(suite, attempt.eval, guidelines) };
}

async function finishedRegrade(
  { id }: OpenAttempt,
  basis: Basis,
  { purpose, tools: { store } }: GradingContext,
): Promise<Grading | undefined> {
  if (purpose === "official") return undefined;
  const gradings = await store.listGradings(id);
  return gradings.findLast(
    (grading) => grading.purpose === purpose && changedInputs(grading, basis).length === 0,
  );
}

/** Goes on with a grading of the same inputs that was interrupted. */
async function openGrading(
  attempt: OpenAttempt,
  { inputs, parts }: Basis,
  { tools, purpose }: GradingContext,
): Promise<Pick<Grading, "id" | "steps">> {
  const unfinished = await tools.store.unfinishedGrading(attempt.id, purpose);
  if (unfinished !== undefined && sameInputs(unfinished.inputs, inputs)) return unfinished;
  const id: GradingId = gradingId(tools.newId());
  await tools.store.startGrading({ id, attemptId: attempt.id, purpose, inputs, parts });
  return { id, steps: [] };
}

function sameInputs(a: GradingInputs, b: GradingInputs): boolean {
  return (
    a.files === b.files && a.eval === b.eval && a.config === b.config && a.toolchain === b.toolchain
  );
}

type JudgedStep = Exclude<Step, ErroredStep>;

/** The steps of a grading that are in the store, first those that an earlier process committed. */
interface StepLedger {
  /** In order. */
  readonly committed: () => readonly Step[];
  /** Commits and tells a step that was just graded. */
  readonly record: (step: JudgedStep) => Promise<void>;
  /** The same for one that was not graded here; one that is committed stays as it is. */
  readonly adopt: (step: JudgedStep) => Promise<void>;
}

function openLedger(
  attempt: OpenAttempt,
  { id, steps }: Pick<Grading, "id" | "steps">,
  { tools }: GradingContext,
): StepLedger {
  const committed = new Map(steps.map((step) => [step.name, step]));
  const record = async (step: JudgedStep): Promise<void> => {
    committed.set(step.name, step);
    await tools.store.addStep(id, step);
    tools.observer({
      type: "step-finished",
      evalPath: attempt.eval.path,
      sample: attempt.sample,
      step,
    });
  };
  return {
    committed: () => [...committed.values()],
    record,
    async adopt(step) {
      const before = committed.get(step.name)?.status;
      if (before === undefined) return record(step);
      if (before === step.status || step.status === "skipped") return;
      const message = `Two gradings disagree on ${step.name}: ${before}, then ${step.status}.`;
      throw new HarnessError("skip-attempt", message);
    },
  };
}

interface LedgerContext extends GradingContext {
  readonly ledger: StepLedger;
}

type Timing = Pick<Grading, "durationMs" | "cached">;

async function commitSteps(
  attempt: OpenAttempt,
  gradable: Gradable,
  context: LedgerContext,
): Promise<Timing> {
  const { adopt, committed } = context.ledger;
  if (gradable.status === "parsed" && !isDecided(committed())) {
    return await runGrade(attempt, gradable, context);
  }
  if (gradable.status === "rejected") {
    const { diagnostics } = gradable;
    await adopt({ name: stepNames[0], status: "failed", durationMs: 0, notes: [], diagnostics });
  }
  for (const name of stepNames) {
    await adopt({ name, status: "skipped", reason: "earlier-step-failed" });
  }
  return { durationMs: 0, cached: false };
}

/** Did an earlier process commit all that can be known? */
function isDecided(steps: readonly Step[]): boolean {
  const isGated = steps.some(
    ({ name, status }) => status === "failed" && gatingSteps.includes(name),
  );
  return isGated || steps.length === stepNames.length;
}

async function runGrade(
  attempt: OpenAttempt,
  { files, notes }: Extract<Gradable, { readonly status: "parsed" }>,
  { request, tools, ledger }: LedgerContext,
): Promise<Timing> {
  const { suite, signal } = request;
  return await retry(
    async () => {
      const result = await tools.grade({
        suite,
        evalPath: attempt.eval.path,
        files,
        known: ledger.committed(),
        onStep: async (step) => {
          if (step.status !== "errored") await ledger.record(withNotes(step, notes));
        },
        ...(signal && { signal }),
      });
      signal?.throwIfAborted();
      const errored = result.steps.find((step) => step.status === "errored");
      if (errored !== undefined) {
        throw new HarnessError(errored.kind, `${errored.name}: ${errored.message}`);
      }
      for (const step of result.steps) {
        if (step.status !== "errored") await ledger.adopt(withNotes(step, notes));
      }
      return result;
    },
    { waitsMs: retryWaitsMs, ...(signal && { signal }) },
  );
}

/** What the parser noticed about the reply belongs to the first step. */
function withNotes(
  step: Exclude<Step, ErroredStep>,
  notes: readonly string[],
): Exclude<Step, ErroredStep> {
  if (step.name !== "filesystem" || step.status === "skipped" || notes.length === 0) return step;
  return { ...step, notes: [...notes, ...step.notes] };
}
