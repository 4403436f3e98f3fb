import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { ConvexHttpClient } from "convex/browser";
import { makeFunctionReference } from "convex/server";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Deployment, DeploymentOptions, PushResult } from "./deployment.ts";
import { generateCode } from "./push/generate-code.ts";
import { startDeployment } from "./start-deployment.ts";

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** A project in a temporary folder with the repository's packages; disposing of it removes it. */
export interface TemporaryProject extends AsyncDisposable {
  readonly directory: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
}

export async function createProject(
  files: Readonly<Record<string, string>>,
): Promise<TemporaryProject> {
  const directory = await mkdtemp(join(tmpdir(), "convex-project-"));
  await symlink(nodeModules, join(directory, "node_modules"));
  const write = async (written: Readonly<Record<string, string>>): Promise<void> => {
    const all = { ...written, ...generateCode(written) };
    for (const [path, text] of Object.entries(all)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), text);
    }
  };
  await write(files);
  return {
    directory,
    write,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

type Call = (name: string, args?: Record<string, unknown>) => Promise<unknown>;

/** The platform's own client, with functions named by their paths. */
export interface NamedClient {
  readonly query: Call;
  readonly mutation: Call;
  readonly action: Call;
}

/** A deployment with a project pushed to it and the two clients that graders use. */
export interface DeployedProject extends AsyncDisposable {
  readonly deployment: Deployment;
  readonly project: TemporaryProject;
  readonly pushed: PushResult;
  readonly anonymous: NamedClient;
  readonly admin: NamedClient;
}

export async function deployProject(
  sandbox: Sandbox,
  files: Readonly<Record<string, string>>,
  options: Omit<DeploymentOptions, "sandbox"> = {},
): Promise<DeployedProject> {
  const [project, deployment] = await Promise.all([
    createProject(files),
    startDeployment({ sandbox, ...options }),
  ]);
  const pushed = await deployment.push({ projectDirectory: project.directory });
  return {
    deployment,
    project,
    pushed,
    anonymous: namedClient(deployment.url),
    admin: namedClient(deployment.url, deployment.adminKey),
    [Symbol.asyncDispose]: async () => {
      await deployment[Symbol.asyncDispose]();
      await project[Symbol.asyncDispose]();
    },
  };
}

/** Text of the failure that a client's call ends in, without the request's id. Throws where it succeeds. */
export async function failureOf(call: Promise<unknown>): Promise<string> {
  const [outcome] = await Promise.allSettled([call]);
  if (outcome?.status !== "rejected") throw new Error("The call succeeded.");
  const message: string = outcome.reason instanceof Error ? outcome.reason.message : "";
  return message.replace(/^\[Request ID: [0-9a-f]+\] Server Error\n/, "");
}

/** Throws where the push was rejected. */
export function requirePushed({ pushed }: DeployedProject): void {
  if (pushed.status !== "pushed") throw new Error(JSON.stringify(pushed));
}

function namedClient(url: string, adminKey?: string): NamedClient {
  const client = new ConvexHttpClient(url, { logger: false });
  // Internal in the declared type; graders of the platform use it.
  const setAdminAuth: unknown = Reflect.get(client, "setAdminAuth");
  if (adminKey !== undefined && typeof setAdminAuth === "function") {
    Reflect.apply(setAdminAuth, client, [adminKey]);
  }
  return {
    query: (name, args = {}) => client.query(makeFunctionReference<"query">(name), args),
    action: (name, args = {}) => client.action(makeFunctionReference<"action">(name), args),
    mutation: (name, args = {}) =>
      client.mutation(makeFunctionReference<"mutation">(name), args, { skipQueue: true }),
  };
}
