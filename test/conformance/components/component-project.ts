import { startDeployment } from "../../../src/backend/start-deployment.ts";
import type { Deployment } from "../../../src/backend/deployment.ts";
import { detectSandbox } from "../../../src/sandbox/detect-sandbox.ts";
import { httpCaller, type HttpCaller } from "../http-caller.ts";
import { createCliProject, type CliProject } from "../cli-project.ts";

/** A project with components that the real client has deployed. */
export interface DeployedComponents extends AsyncDisposable {
  readonly deployment: Deployment;
  readonly project: CliProject;
  /** Calls a public function of the app as an anonymous client does. */
  readonly call: HttpCaller;
}

const client = "convex-latest";

/** Deploys files with packages through `convex deploy`. Throws what the client printed where it fails. */
export async function deployComponents(
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = [],
): Promise<DeployedComponents> {
  const deployment = await startDeployment({ sandbox: await detectSandbox() });
  const project = await createCliProject(client, files, packages);
  const { code, stderr } = await project.run(deployment, "deploy");
  if (code !== 0) throw new Error(stderr);
  return {
    deployment,
    project,
    call: httpCaller(deployment.url),
    [Symbol.asyncDispose]: async () => {
      await deployment[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}

/** Asks until the answer fits, for ten seconds at most; the last answer. */
export async function until<Answer>(
  ask: () => Promise<Answer>,
  fits: (answer: Answer) => boolean,
): Promise<Answer> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const answer = await ask();
    if (fits(answer) || Date.now() > deadline) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
