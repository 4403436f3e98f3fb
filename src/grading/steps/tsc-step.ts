import type { GradingContext } from "../worker/grading-context.ts";
import { sourceFiles } from "../worker/source-files.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";

/** Type-checks the client. The functions were checked by the deploy step, with the same compiler. */
export function tscStep({ job, tools }: GradingContext): StepOutcome {
  const files = sourceFiles(job.files, "src");
  if (files.length === 0) {
    return { diagnostics: [], notes: ["no client; convex/ was type-checked at deploy"] };
  }
  return { diagnostics: tools.typeChecker.check("src", files) };
}
