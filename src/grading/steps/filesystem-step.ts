import type { GradingContext } from "../worker/grading-context.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import { writeProject } from "../worker/workspace.ts";

/** Lays the candidate's files out in the worker's project folder. What a reply may not hold was refused by its parser. */
export async function filesystemStep({ job, tools }: GradingContext): Promise<StepOutcome> {
  if (Object.keys(job.files).length === 0) {
    return {
      diagnostics: [
        {
          tool: "reply-parser",
          code: "NoFiles",
          severity: "error",
          message: "The project holds no files.",
        },
      ],
    };
  }
  await writeProject(tools.workspace, job.files);
  return { diagnostics: [] };
}
