import { newId, runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade, GradeRequest } from "../grading/grade.ts";
import { scriptedModel } from "../llm/scripted-model.ts";
import type { Script, ScriptedModel } from "../llm/scripted-model.ts";
import type { ResultStore } from "../store/result-store.ts";
import { buildSuite } from "../suite/build-suite.ts";
import type { RunEvent } from "./run-observer.ts";
import { runSuite } from "./run-suite.ts";

export const reply = "# Files\n## convex/index.ts\n```ts\nexport {};\n```\n";
export const files = { "convex/index.ts": "export {};\n" };

export const suite: Suite = buildSuite({
  root: "/suite",
  overlay: {},
  selects: () => true,
  files: Object.fromEntries(
    ["000-a/000-x", "000-a/001-y"].flatMap((path) => [
      [`evals/${path}/TASK.txt`, `Task ${path}`],
      [`evals/${path}/grader.test.ts`, ""],
      [`evals/${path}/answer/convex/index.ts`, ""],
      ["guidelines.md", "Be kind."],
    ]),
  ),
});
export const oneEval: Suite = { ...suite, evals: new Map([...suite.evals].slice(0, 1)) };

export const run: Run = {
  id: runId("run1"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "running",
};

/** Steps of a grading that fails at a step, or passes. */
export function stepsTo(failing?: StepName): readonly Step[] {
  return stepNames.map((name): Step => {
    const finished = { name, durationMs: 1, notes: [], diagnostics: [] };
    if (name !== failing) return { ...finished, status: "passed" };
    const error = {
      tool: "typescript",
      code: "TS1",
      severity: "error",
      message: "first line\nmore",
    } as const;
    return { ...finished, status: "failed", diagnostics: [error] };
  });
}

export function errored(kind: "retry" | "skip-attempt" | "stop-run"): readonly Step[] {
  return [
    ...stepsTo().slice(0, 2),
    { name: "deploy", status: "errored", durationMs: 1, kind, message: "worker gone" },
  ];
}

/** A grade that follows a list of outcomes, the last one for good, and tells each step that is not known as it goes. */
export function scriptedGrade(...outcomes: readonly (readonly Step[])[]): {
  readonly grade: Grade;
  readonly requests: GradeRequest[];
} {
  const requests: GradeRequest[] = [];
  const grade: Grade = async (request) => {
    const steps = outcomes[Math.min(requests.length, outcomes.length - 1)] ?? [];
    requests.push(request);
    for (const step of steps.slice(request.known?.length)) await request.onStep?.(step);
    return {
      steps,
      inputs: { files: "", eval: "", config: "", toolchain: "" },
      durationMs: 5,
      cached: false,
    };
  };
  return { grade, requests };
}

export interface World {
  readonly store: ResultStore;
  readonly events: RunEvent[];
  readonly model: ScriptedModel;
  readonly start: (options?: {
    readonly suite?: Suite;
    readonly run?: Run;
    readonly signal?: AbortSignal;
  }) => Promise<Run>;
}

export function world(store: ResultStore, script: Script, grade: Grade): World {
  const events: RunEvent[] = [];
  const model = scriptedModel(script);
  let clock = 0;
  const tools = {
    store,
    grade,
    toolchain: "t",
    observer: (event: RunEvent) => void events.push(event),
    newId,
    now: () => (clock += 1500),
    retryWaitsMs: [0, 0],
  };
  const start: World["start"] = (options = {}) =>
    runSuite({ run, suite: oneEval, model, concurrency: 2, ...options }, tools);
  return { store, events, model, start };
}

export async function attemptOf(store: ResultStore, evalPath = "000-a/000-x") {
  const attempt = await store.findAttempt(run.id, evalPath);
  if (attempt === undefined) throw new Error("no attempt");
  return {
    state: attempt.state,
    grading: await store.officialGrading(attempt.id),
    reply: await store.getReply(attempt.id),
  };
}
