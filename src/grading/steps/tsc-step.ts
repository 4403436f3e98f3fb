import type { GradingContext } from "../worker/grading-context.ts";
import { sourceFiles } from "../worker/source-files.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";

/** Type-checks the client. The functions were checked by the deploy step, with the same compiler. */
export async function tscStep({ job, suite, tools }: GradingContext): Promise<StepOutcome> {
  if (sourceFiles(job.files, "src").length === 0) {
    return { diagnostics: [], notes: ["no client; convex/ was type-checked at deploy"] };
  }
  const { suppressionComments } = suite.manifest;
  return { diagnostics: await tools.staticChecks.typeCheck("src", job.files, suppressionComments) };
}
