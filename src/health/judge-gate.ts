import type { ExpectedFailure } from "../domain/eval.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { FailedStep, Step } from "../domain/step.ts";
import type { Demand } from "./gate.ts";

/** Whether a demand was met, and what happened, in one sentence. */
export interface GateJudgement {
  readonly held: boolean;
  readonly detail: string;
}

/** Holds the steps of a grading against a demand. A grading that errored meets none. */
export function judgeGate(demand: Demand, steps: readonly Step[]): GateJudgement {
  const outcome = outcomeOf(steps);
  if (outcome.status === "errored") {
    return { held: false, detail: `It could not be graded: ${outcome.message}` };
  }
  if (outcome.status === "passed") return judgePass(demand, steps);
  const { step } = outcome;
  switch (demand.kind) {
    case "passes":
      return {
        held: false,
        detail: `It must pass, but fails at ${step.name}: ${firstMessage(step)}`,
      };
    case "fails":
      return { held: true, detail: `It fails at ${step.name}.` };
    case "fails-as-stated":
      return judgeFailure(demand.expected, step);
    default:
      return demand satisfies never;
  }
}

function judgePass(demand: Demand, steps: readonly Step[]): GateJudgement {
  const left = steps.find((step) => step.status === "skipped" && step.reason !== "not-in-pipeline");
  if (left !== undefined) {
    return { held: false, detail: `It passes only because ${left.name} did not run.` };
  }
  if (demand.kind === "passes") return { held: true, detail: "It passes every step." };
  const where = demand.kind === "fails" ? "" : ` at ${demand.expected.step}`;
  return { held: false, detail: `It must fail${where}, but passes every step.` };
}

function judgeFailure({ step, code, pattern }: ExpectedFailure, failed: FailedStep): GateJudgement {
  if (failed.name !== step) {
    return {
      held: false,
      detail: `It must fail at ${step}, but fails at ${failed.name}: ${firstMessage(failed)}`,
    };
  }
  const findings = findingsOf(failed);
  if (code !== undefined && !findings.some((finding) => finding.code === code)) {
    const codes = [...new Set(findings.map((finding) => finding.code))].join(", ");
    return {
      held: false,
      detail: `It fails at ${step}, but no finding has the code ${code} (found: ${codes}).`,
    };
  }
  const expression = new RegExp(pattern);
  if (!findings.some(({ message }) => expression.test(message))) {
    return {
      held: false,
      detail: `It fails at ${step}, but no message matches /${pattern}/: ${firstMessage(failed)}`,
    };
  }
  return { held: true, detail: `It fails at ${step} as stated.` };
}

interface Finding {
  readonly code: string;
  readonly message: string;
}

function findingsOf({ diagnostics, tests = [] }: FailedStep): readonly Finding[] {
  return [
    ...diagnostics.filter(({ severity }) => severity === "error"),
    ...tests.flatMap(({ failures }) => failures),
  ];
}

function firstMessage(step: FailedStep): string {
  return findingsOf(step)[0]?.message.split("\n")[0] ?? "it says nothing.";
}
