import type { PushRejection, PushRequest, PushResult } from "../deployment.ts";
import { bundleProject } from "./bundle-project.ts";
import type { LiveCode } from "./live-code.ts";

/** Bundles a project in this process and puts it in place, unless it is rejected. */
export async function pushProject(
  { projectDirectory, signal }: PushRequest,
  live: LiveCode,
): Promise<PushResult> {
  const project = await bundleProject(projectDirectory);
  signal?.throwIfAborted();
  if ("rejections" in project) return { status: "rejected", rejections: project.rejections };
  const push = await live.analyze(project);
  if ("phase" in push) return rejected(push);
  const misfit = live.findMisfit(push);
  if (misfit !== undefined) return rejected(misfit.rejection);
  await live.install(push);
  return { status: "pushed" };
}

function rejected(rejection: PushRejection): PushResult {
  return { status: "rejected", rejections: [rejection] };
}
