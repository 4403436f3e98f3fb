import type { Deployment, PushResult } from "../../backend/deployment.ts";
import { generateCode } from "../../backend/push/generate-code.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { GradingContext } from "../worker/grading-context.ts";
import { lookAhead } from "../worker/look-ahead.ts";
import { pushByClient } from "../worker/push-by-client.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import { writeTree } from "../worker/workspace.ts";
import { rejectionDiagnostic } from "./rejection-diagnostic.ts";

/**
 * Generates code, type-checks the functions with the suite's compiler, then pushes to a fresh embedded deployment, the way
 * the suite asks for. What the compiler rejects is never pushed: it may be made to flood a bundler.
 * The deployment stays open for the tests.
 */
export async function deployStep(context: GradingContext): Promise<StepOutcome> {
  const { job, tools } = context;
  await writeTree(tools.workspace.project, generateCode(job.files));
  const deploying = tools.startDeployment();
  // Awaited below whatever happens before: a deployment that starts must be closed.
  deploying.catch(() => undefined);
  const checking = typeCheck(context);
  if (job.upTo === "tests") lookAhead(context);
  await Promise.allSettled([checking]);
  const deployment = await deploying;
  context.deployment = deployment;
  const diagnostics = await checking;
  if (diagnostics.length > 0) return { diagnostics };
  const result = await push(context, deployment);
  return {
    diagnostics: result.status === "pushed" ? [] : result.rejections.map(rejectionDiagnostic),
  };
}

/**
 * Deploys what an earlier process deployed and judged. Generated code is all that the steps before the tests need.
 * Fails with `HarnessError` where the deployment does not take it this time.
 */
export async function deployAgain(
  context: GradingContext,
  { isCalled }: { readonly isCalled: boolean },
): Promise<void> {
  const { job, tools } = context;
  await writeTree(tools.workspace.project, generateCode(job.files));
  if (!isCalled) return;
  const deployment = await tools.startDeployment();
  context.deployment = deployment;
  const { status } = await push(context, deployment);
  if (status !== "pushed") {
    throw new HarnessError("retry", "What was deployed before is rejected now.");
  }
}

function push({ job, suite, tools }: GradingContext, deployment: Deployment): Promise<PushResult> {
  const { workspace } = tools;
  const { push: route = "in-process", deadlinesMs } = suite.manifest;
  switch (route) {
    case "in-process":
      return deployment.push({ projectDirectory: workspace.project });
    case "cli":
      return pushByClient({
        files: job.files,
        workspace,
        deployment,
        deadlineMs: deadlinesMs.deploy,
      });
    default:
      return route satisfies never;
  }
}

function typeCheck({ job, suite, tools }: GradingContext): Promise<readonly Diagnostic[]> {
  return tools.staticChecks.typeCheck("convex", job.files, suite.manifest.suppressionComments);
}
