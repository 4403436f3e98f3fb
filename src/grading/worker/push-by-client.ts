import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Deployment, PushResult } from "../../backend/deployment.ts";
import { bundleProject } from "../../backend/push/bundle-project.ts";
import { importOutsideProject, withoutSourceMaps } from "../../backend/push/confine-imports.ts";
import { defaultConvexTsconfig } from "../../backend/push/default-convex-tsconfig.ts";
import { generateCode } from "../../backend/push/generate-code.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { stopProcessGroup } from "../../lib/stop-process-group.ts";
import { installedPackage } from "./dependency-sets.ts";
import { readPushOutput } from "./read-push-output.ts";
import { linkFolder, workspaceAt, writeProject, type Workspace } from "./workspace.ts";

export interface ClientPush {
  readonly files: ProjectFiles;
  readonly workspace: Workspace;
  readonly deployment: Deployment;
  readonly deadlineMs: number;
}

/**
 * Pushes with the platform's own command-line client, as a developer does. It gets a copy of the project in which every
 * file that configures it is ours. Fails with `HarnessError` where the client ends without saying what is rejected.
 */
export async function pushByClient(push: ClientPush): Promise<PushResult> {
  const { files, workspace, deployment } = push;
  // The client reads whatever a module imports, wherever it lies.
  const bundle = await bundleProject(workspace.project);
  const outside = "rejections" in bundle ? bundle.rejections.filter(leavesProject) : [];
  if (outside.length > 0) return { status: "rejected", rejections: outside };
  const copy = workspaceAt(join(workspace.root, "pushed"));
  await layOut(copy, files, await realpath(join(workspace.project, "node_modules")));
  const { exitCode, output } = await runClient(copy.project, deployment, push.deadlineMs);
  if (exitCode === 0) return { status: "pushed" };
  const rejections = readPushOutput(output, files);
  if (rejections.length > 0) return { status: "rejected", rejections };
  throw new HarnessError(
    "retry",
    `The command-line client ended with ${exitCode} and told of no rejection:\n${output.slice(-2000)}`,
  );
}

function leavesProject({ code }: { readonly code: string }): boolean {
  return code === importOutsideProject;
}

async function layOut(copy: Workspace, files: ProjectFiles, packages: string): Promise<void> {
  const functions = Object.entries(files)
    .filter(
      ([path]) => path.startsWith("convex/") && !/(?:^|\/)(?:\.|(?:ts|js)config\.)/.test(path),
    )
    .map(([path, source]) => [path, withoutSourceMaps(source)] as const);
  const names = await readdir(packages);
  const dependencies = Object.fromEntries(names.map((name) => [name, "*"]));
  await writeProject(copy, {
    ...Object.fromEntries(functions),
    ...generateCode(files),
    "convex/tsconfig.json": defaultConvexTsconfig,
    "package.json": JSON.stringify({ name: "candidate", dependencies }),
  });
  await linkFolder(packages, join(copy.project, "node_modules"));
}

const words = ["dev", "--once", "--typecheck", "disable", "--codegen", "disable"];

async function runClient(
  project: string,
  { url, adminKey }: Deployment,
  deadlineMs: number,
): Promise<{ readonly exitCode: number | null; readonly output: string }> {
  const client = installedPackage("convex");
  if (client === undefined) throw new HarnessError("stop-run", "The package convex is missing.");
  const parameters = [...words, "--tail-logs", "disable", "--url", url, "--admin-key", adminKey];
  // The worker's environment holds nothing but what a process needs. The client brings a bundler of its own, which the
  // program of ours does not fit.
  const environment = { ...process.env };
  delete environment["ESBUILD_BINARY_PATH"];
  const child = spawn(process.execPath, [join(client, "bin/main.js"), ...parameters], {
    cwd: project,
    env: environment,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const timer = setTimeout(() => void stopProcessGroup(child), deadlineMs);
  try {
    const [output] = await Promise.all([text(child.stderr), once(child, "close")]);
    return { exitCode: child.exitCode, output };
  } finally {
    clearTimeout(timer);
    await stopProcessGroup(child);
  }
}
