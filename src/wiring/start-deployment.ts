import { resolve } from "node:path";
import type { Deployment, DeploymentOptions } from "../backend/deployment.ts";
import { PushRejected } from "../backend/push-rejected.ts";
import { writeGeneratedCode } from "../backend/push/write-generated-code.ts";
import { startDeployment as start } from "../backend/start-deployment.ts";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

export interface StartDeploymentOptions extends Omit<DeploymentOptions, "sandbox"> {
  /** Folder of a project with `convex/` and `node_modules/`, which is pushed. Without it the deployment is empty. */
  readonly project?: string;
  /** Default: the strongest of this machine; a warning tells where nothing isolates. */
  readonly sandbox?: Sandbox;
}

/**
 * Starts a deployment and pushes a project to it; `convex/_generated` is written. Fails with `PushRejected` where the
 * platform rejects the project and with `UsageError` where there is none; nothing is left running then.
 */
export async function startDeployment({
  project,
  sandbox,
  ...options
}: StartDeploymentOptions = {}): Promise<Deployment> {
  const projectDirectory = project === undefined ? undefined : resolve(project);
  if (projectDirectory !== undefined) await writeGeneratedCode(projectDirectory);
  const deployment = await start({ ...options, sandbox: sandbox ?? (await detectSandbox()) });
  if (projectDirectory === undefined) return deployment;
  try {
    const result = await deployment.push({ projectDirectory });
    if (result.status === "rejected") throw new PushRejected(result.rejections);
    return deployment;
  } catch (error) {
    await deployment[Symbol.asyncDispose]();
    throw error;
  }
}
