import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** How a command ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Workspace extends AsyncDisposable {
  /** A new folder, in which every command runs: store and reports are written there. */
  readonly folder: string;
  faultline(...parameters: readonly string[]): Promise<CommandResult>;
}

export const repository = fileURLToPath(new URL("../..", import.meta.url));
export const seedRun = join(repository, "examples/seed-run");

/** A temporary folder and the command line of this repository. */
export async function openWorkspace(): Promise<Workspace> {
  const folder = await mkdtemp(join(tmpdir(), "faultline-e2e-"));
  const program = join(repository, "bin/faultline.js");
  return {
    folder,
    faultline: (...parameters) => runCommand(process.execPath, [program, ...parameters], folder),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Copies the seed run into `recorded` of a workspace, without the earlier runs that would be graded as well. */
export async function copySeedRun({ folder }: Workspace): Promise<void> {
  await cp(seedRun, join(folder, "recorded"), { recursive: true });
  const facts = join(folder, "recorded/run.json");
  const recorded: unknown = JSON.parse(await readFile(facts, "utf8"));
  await writeFile(facts, JSON.stringify({ ...Object(recorded), priorRuns: [] }));
}

/** Runs a program to its end, with the Node of this process first on the path, no colours and no settings of ours. */
export async function runCommand(
  file: string,
  parameters: readonly string[],
  folder: string,
): Promise<CommandResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
  const options = { cwd: folder, env: plainEnvironment(), maxBuffer: 64 * 2 ** 20 };
  execFile(file, parameters, options, (error, stdout, stderr) => {
    const exitCode = error === null ? 0 : error.code;
    if (typeof exitCode === "number") resolve({ exitCode, stdout, stderr });
    else reject(error ?? new Error(`${file} was stopped`));
  });
  return promise;
}

function plainEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      // Where a proxy signs, nothing but its certificate reaches the package registry.
      name === "NODE_EXTRA_CA_CERTS" ||
      !/^(FAULTLINE_|OPENAI_|FORCE_COLOR|NODE_|VITEST|npm_)/u.test(name),
  );
  const path = `${dirname(process.execPath)}${delimiter}${process.env["PATH"] ?? ""}`;
  return { ...Object.fromEntries(inherited), PATH: path, NO_COLOR: "1" };
}
