import { deployReference } from "./deploy-reference.ts";
import type { GradingContext } from "./grading-context.ts";

/** Path of what graders may ask of the reference's deployment; made where this version of the eval has none yet. */
export function referenceFactsFile(context: GradingContext): Promise<string> {
  const { job, tools } = context;
  return tools.referenceFacts.path(job.evalHash, () => deployReference(context));
}
