import { eslintStep } from "../steps/eslint-step.ts";
import { tscStep } from "../steps/tsc-step.ts";
import type { GradingContext } from "./grading-context.ts";
import { referenceFactsFile } from "./reference-facts-file.ts";

/**
 * Begins, while the functions are checked, then pushed, what the steps after it will ask for. They find it done, or under way; what fails
 * here is told where it is asked for again.
 */
export function lookAhead(context: GradingContext): void {
  const expected = [referenceFactsFile(context), tscStep(context), eslintStep(context)];
  context.ahead = Promise.allSettled(expected);
}
