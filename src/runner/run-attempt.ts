import type { AttemptId } from "../domain/attempt.ts";
import { firstError } from "../domain/compare-regrade.ts";
import { outcomeOf } from "../domain/grading.ts";
import { attemptId } from "../domain/ids.ts";
import type { Step } from "../domain/step.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { gradeReply } from "./grade-reply.ts";
import { obtainReply } from "./obtain-reply.ts";
import type { AttemptOutcome } from "./run-observer.ts";
import type { AttemptPlan, OpenAttempt, RunSuiteRequest, RunTools } from "./run-request.ts";

/** Takes one attempt from wherever it stands to its outcome, which it returns. Fails only with what ends the whole run. */
export async function runAttempt(
  plan: AttemptPlan,
  request: RunSuiteRequest,
  tools: RunTools,
): Promise<AttemptOutcome> {
  const { observer, store } = tools;
  const about = { evalPath: plan.eval.path, sample: plan.sample };
  const id = await openAttempt(plan, request, tools);
  observer({ type: "attempt-started", ...about });
  const outcome = await settle({ ...plan, id }, request, tools);
  if (outcome.status === "errored") await store.setAttemptState(id, outcome);
  else await store.setAttemptState(id, { status: "graded" });
  observer({ type: "attempt-finished", ...about, outcome });
  return outcome;
}

async function openAttempt(
  plan: AttemptPlan,
  { run }: RunSuiteRequest,
  { store, newId }: RunTools,
): Promise<AttemptId> {
  const known = await store.findAttempt(run.id, plan.eval.path, plan.sample);
  if (known !== undefined) return known.id;
  const id = attemptId(newId());
  const attempt = { id, runId: run.id, evalPath: plan.eval.path, sample: plan.sample };
  await store.createAttempt(attempt, { status: "generated" });
  return id;
}

async function settle(
  attempt: OpenAttempt,
  request: RunSuiteRequest,
  tools: RunTools,
): Promise<AttemptOutcome> {
  try {
    const finished = await tools.store.officialGrading(attempt.id);
    if (finished !== undefined) return attemptOutcome(finished.steps);
    const obtained = await obtainReply(attempt, request, tools);
    if (obtained.status === "errored") return obtained;
    const context = { request, tools, purpose: "official" } as const;
    return attemptOutcome((await gradeReply(attempt, obtained, context)).steps);
  } catch (error) {
    request.signal?.throwIfAborted();
    if (!(error instanceof HarnessError) || error.kind === "stop-run") throw error;
    return { status: "errored", cause: error.message };
  }
}

/** The steps of a finished official grading hold no errored one: such a grading is never finished. */
function attemptOutcome(steps: readonly Step[]): AttemptOutcome {
  const outcome = outcomeOf(steps);
  switch (outcome.status) {
    case "passed":
      return outcome;
    case "failed":
      return { status: "failed", step: outcome.step.name, message: firstError(outcome.step) };
    case "errored":
      return { status: "errored", cause: outcome.message };
    default:
      return outcome satisfies never;
  }
}
