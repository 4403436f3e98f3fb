import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import type { HarnessCause } from "./harness-cause.ts";

/** The step at a position, counted from 0, that was not graded because the harness failed. */
export function lostStep(index: number, { kind, message }: HarnessCause): Step {
  return { name: stepNames[index] ?? "tests", status: "errored", durationMs: 0, kind, message };
}
