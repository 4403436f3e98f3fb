import { gatingSteps, stepNames } from "../../domain/step.ts";
import type { ErroredStep, Step, StepName } from "../../domain/step.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { deployStep } from "../steps/deploy-step.ts";
import { eslintStep } from "../steps/eslint-step.ts";
import { filesystemStep } from "../steps/filesystem-step.ts";
import { installStep } from "../steps/install-step.ts";
import { testsStep } from "../steps/tests-step.ts";
import { tscStep } from "../steps/tsc-step.ts";
import type { GradingContext } from "./grading-context.ts";
import { boundDiagnostics } from "./bound-diagnostics.ts";
import type { StepOutcome } from "./step-outcome.ts";

type StepFunction = (context: GradingContext) => StepOutcome | Promise<StepOutcome>;

const stepFunctions: Readonly<Record<StepName, StepFunction>> = {
  filesystem: filesystemStep,
  install: installStep,
  deploy: deployStep,
  tsc: tscStep,
  eslint: eslintStep,
  tests: testsStep,
};

/** Runs the steps of a job in order and tells each as it finishes. Closes what the steps opened. */
export async function gradeSteps(
  context: GradingContext,
  onStep: (step: Step) => void,
): Promise<void> {
  const { job } = context;
  const last = stepNames.indexOf(job.upTo);
  let gate: Gate = "open";
  try {
    for (const [index, name] of stepNames.entries()) {
      const step = await nextStep(context, name, { requested: index <= last, gate });
      onStep(step);
      if (step.status === "errored") gate = "errored";
      if (step.status === "failed" && gatingSteps.includes(name)) gate = "failed";
    }
  } finally {
    await context.deployment?.[Symbol.asyncDispose]();
  }
}

/** What an earlier step left: nothing more runs after a gating step failed, or after the harness did. */
type Gate = "open" | "failed" | "errored";

async function nextStep(
  context: GradingContext,
  name: StepName,
  { requested, gate }: { readonly requested: boolean; readonly gate: Gate },
): Promise<Step> {
  if (!requested) return { name, status: "skipped", reason: "not-requested" };
  if (gate !== "open") return { name, status: "skipped", reason: `earlier-step-${gate}` };
  if (name === "deploy" && context.job.pipeline === "static") {
    return { name, status: "skipped", reason: "not-in-pipeline" };
  }
  return timedStep(context, name);
}

async function timedStep(context: GradingContext, name: StepName): Promise<Step> {
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    const { diagnostics, notes = [], tests } = await stepFunctions[name](context);
    const status = diagnostics.some((each) => each.severity === "error") ? "failed" : "passed";
    const kept = boundDiagnostics(diagnostics);
    const step = {
      name,
      status,
      durationMs: elapsed(),
      notes: [...notes, ...kept.notes],
      diagnostics: kept.diagnostics,
    } as const;
    return tests === undefined ? step : { ...step, tests };
  } catch (error) {
    return { name, status: "errored", durationMs: elapsed(), ...causeOf(error) };
  }
}

function causeOf(error: unknown): Pick<ErroredStep, "kind" | "message" | "exhausted"> {
  if (error instanceof HarnessError) {
    const { kind, message, facts } = error;
    return { kind, message, ...(facts["exhausted"] === true && { exhausted: true }) };
  }
  return {
    kind: "retry",
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
  };
}
