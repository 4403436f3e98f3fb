import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Deployment } from "../../src/backend/deployment.ts";

const nodeModules = fileURLToPath(new URL("../../node_modules", import.meta.url));

/** Versions of the command-line client that must work: the folder of the package. */
export const clients = [
  ["1.46.0", "convex"],
  ["1.48.0", "convex-latest"],
] as const;

/** How a run of the command-line client ended; colours are taken out. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A project with the real command-line client in its packages; disposing of it removes it. */
export interface CliProject extends AsyncDisposable {
  readonly directory: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  read(path: string): Promise<string>;
  /** Runs `convex …` against a deployment. */
  run(
    deployment: Pick<Deployment, "url" | "adminKey">,
    ...words: readonly string[]
  ): Promise<CliRun>;
  /** Starts `convex …`, for commands that do not end by themselves. */
  start(
    deployment: Pick<Deployment, "url" | "adminKey">,
    ...words: readonly string[]
  ): ReturnType<typeof spawn>;
}

/** Packages besides `convex`, by name. TypeScript is none of them: the client would check types with it. */
export async function createCliProject(
  client: string,
  files: Readonly<Record<string, string>>,
  packages: readonly string[] = [],
): Promise<CliProject> {
  const directory = await mkdtemp(join(tmpdir(), "cli-project-"));
  const links = [["convex", client], ...packages.map((name) => [name, name])];
  for (const [name = "", folder = ""] of links) {
    await mkdir(dirname(join(directory, "node_modules", name)), { recursive: true });
    await symlink(join(nodeModules, folder), join(directory, "node_modules", name));
  }
  const write: CliProject["write"] = async (written) => {
    for (const [path, content] of Object.entries(written)) {
      await mkdir(dirname(join(directory, path)), { recursive: true });
      await writeFile(join(directory, path), content);
    }
  };
  const dependencies = Object.fromEntries(["convex", ...packages].map((name) => [name, "*"]));
  await write({ "package.json": JSON.stringify({ name: "project", dependencies }), ...files });
  const start: CliProject["start"] = ({ url, adminKey }, ...words) =>
    spawn(
      process.execPath,
      [join(nodeModules, client, "bin/main.js"), ...words, "--url", url, "--admin-key", adminKey],
      { cwd: directory, env: environment, stdio: ["ignore", "pipe", "pipe"] },
    );
  return {
    directory,
    write,
    start,
    read: (path) => readFile(join(directory, path), "utf8"),
    run: (deployment, ...words) => finish(start(deployment, ...words)),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

// Without CI a failed push reports to a server of the vendor's and hangs; the version is asked for at a closed port.
const environment = {
  PATH: process.env["PATH"],
  HOME: tmpdir(),
  CI: "1",
  CONVEX_VERSION_API_ORIGIN: "http://127.0.0.1:9",
};

async function finish(child: ReturnType<typeof spawn>): Promise<CliRun> {
  const { stdout, stderr } = child;
  if (stdout === null || stderr === null) throw new Error("The client has no output.");
  const [output, errors] = await Promise.all([text(stdout), text(stderr), once(child, "close")]);
  return { code: child.exitCode, stdout: plain(output), stderr: plain(errors) };
}

function plain(output: string): string {
  // oxlint-disable-next-line no-control-regex -- that is what colours are
  return output.replaceAll(/\u001b\[[0-9;]*m/g, "");
}
