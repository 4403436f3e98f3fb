import { gatingSteps, stepNames } from "../../domain/step.ts";
import type { Step, StepName } from "../../domain/step.ts";
import { watchClock } from "../../lib/clock-watch.ts";
import type { MachineClocks } from "../../lib/clock-watch.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { harnessCause } from "../harness-cause.ts";
import type { HarnessCause } from "../harness-cause.ts";
import { deployStep } from "../steps/deploy-step.ts";
import { eslintStep } from "../steps/eslint-step.ts";
import { filesystemStep } from "../steps/filesystem-step.ts";
import { installStep } from "../steps/install-step.ts";
import { testsStep } from "../steps/tests-step.ts";
import { tscStep } from "../steps/tsc-step.ts";
import type { GradingContext } from "./grading-context.ts";
import { boundDiagnostics } from "./bound-diagnostics.ts";
import { layFoundationsOnce } from "./lay-foundations.ts";
import { requireSpace } from "./require-space.ts";
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

/**
 * Runs the steps of a job that are not known yet, in order, and tells each as it finishes. Closes what the steps opened.
 */
export async function gradeSteps(
  context: GradingContext,
  onStep: (step: Step) => void,
  clocks?: MachineClocks,
): Promise<void> {
  const { job } = context;
  const last = stepNames.indexOf(job.upTo);
  let gate = job.known.reduce(gateAfter, "open");
  const lay = layFoundationsOnce(context);
  if (job.upTo === "tests") context.tools.testRunner.prepare();
  try {
    for (const [index, name] of stepNames.entries()) {
      if (index < job.known.length) continue;
      const step = await nextStep({ context, lay, clocks }, name, {
        requested: index <= last,
        gate,
      });
      onStep(step);
      gate = gateAfter(gate, step);
    }
  } finally {
    await context.ahead;
    await context.deployment?.[Symbol.asyncDispose]();
  }
}

function gateAfter(gate: Gate, step: Step): Gate {
  if (step.status === "errored") return "errored";
  return step.status === "failed" && gatingSteps.includes(step.name) ? "failed" : gate;
}

/** What an earlier step left: nothing more runs after a gating step failed, or after the harness did. */
type Gate = "open" | "failed" | "errored";

interface Run {
  readonly context: GradingContext;
  readonly lay: (name: StepName) => Promise<void>;
  readonly clocks: MachineClocks | undefined;
}

/** A clock that is set by less has no say in what a step finds. */
const toleratedJumpMs = 1_000;

async function nextStep(
  run: Run,
  name: StepName,
  { requested, gate }: { readonly requested: boolean; readonly gate: Gate },
): Promise<Step> {
  if (!requested) return { name, status: "skipped", reason: "not-requested" };
  if (gate !== "open") return { name, status: "skipped", reason: `earlier-step-${gate}` };
  if (name === "deploy" && run.context.job.pipeline === "static") {
    return { name, status: "skipped", reason: "not-in-pipeline" };
  }
  return timedStep(run, name);
}

async function timedStep({ context, lay, clocks }: Run, name: StepName): Promise<Step> {
  const jumpedMs = watchClock(clocks);
  const started = performance.now();
  const elapsed = (): number => Math.round(performance.now() - started);
  try {
    await lay(name);
    const { diagnostics, notes = [], tests } = await stepFunctions[name](context);
    const status = diagnostics.some((each) => each.severity === "error") ? "failed" : "passed";
    if (status === "failed") {
      requireSteadyClock(jumpedMs());
      await requireSpace(context.tools.workspace.root);
    }
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
    return {
      name,
      status: "errored",
      durationMs: elapsed(),
      ...(await causeOn(context.tools.workspace.root, error)),
    };
  }
}

/** A full disk explains whatever failed on it. */
async function causeOn(folder: string, error: unknown): Promise<HarnessCause> {
  return await requireSpace(folder).then(() => harnessCause(error), harnessCause);
}

/** What is due, has expired or came in which order is nobody's fault while the machine's clock is being set. */
function requireSteadyClock(jumpedMs: number): void {
  if (Math.abs(jumpedMs) <= toleratedJumpMs) return;
  const seconds = (Math.abs(jumpedMs) / 1000).toFixed(0);
  const way = jumpedMs > 0 ? "forwards" : "back";
  throw new HarnessError(
    "retry",
    `The machine's clock was set ${way} by ${seconds} s during this step.`,
  );
}
