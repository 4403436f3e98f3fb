import { join } from "node:path";
import type { Deployment } from "../../backend/deployment.ts";
import { generateCode } from "../../backend/push/generate-code.ts";
import { dependencySet } from "./dependency-sets.ts";
import type { GradingContext } from "./grading-context.ts";
import { linkFolder, writeTree } from "./workspace.ts";

/** Pushes the eval's reference to a deployment of its own; undefined where it does not deploy. */
export async function deployReference({
  job,
  suite,
  tools,
}: GradingContext): Promise<Deployment | undefined> {
  const { root } = tools.workspace;
  const directory = join(root, "reference", job.evalHash);
  await writeTree(directory, { ...job.answer, ...generateCode(job.answer) });
  const packages = await dependencySet(root, Object.keys(suite.manifest.dependencies));
  await linkFolder(packages, join(directory, "node_modules"));
  const deployment = await tools.startDeployment();
  try {
    const { status } = await deployment.push({ projectDirectory: directory });
    if (status === "pushed") return deployment;
  } catch (error) {
    await deployment[Symbol.asyncDispose]();
    throw error;
  }
  await deployment[Symbol.asyncDispose]();
  return undefined;
}
