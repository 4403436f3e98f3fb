import type { StepName } from "../../domain/step.ts";
import { deployAgain } from "../steps/deploy-step.ts";
import { filesystemStep } from "../steps/filesystem-step.ts";
import { installStep } from "../steps/install-step.ts";
import type { GradingContext } from "./grading-context.ts";

/**
 * Makes again, before a step runs, what it needs of steps that an earlier process has finished: each foundation once,
 * and none that no remaining step stands on.
 */
export function layFoundationsOnce(context: GradingContext): (name: StepName) => Promise<void> {
  const { job } = context;
  const known = new Map(job.known.map((step) => [step.name, step.status]));
  let laid: Promise<void> | undefined;
  const deploy = (isCalled: boolean): Promise<void> =>
    known.get("deploy") === "passed" ? deployAgain(context, { isCalled }) : Promise.resolve();
  const layFiles = async (): Promise<void> => {
    if (known.has("filesystem")) await filesystemStep(context);
    if (known.has("install")) await installStep(context);
    await deploy(false);
  };
  return async (name) => {
    if (known.size === 0) return;
    await (laid ??= layFiles());
    if (name === "tests") await deploy(true);
  };
}
