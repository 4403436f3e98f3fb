import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

export interface Program {
  readonly words: readonly string[];
  readonly directory: string;
  readonly environment?: NodeJS.ProcessEnv;
}

export interface Ended {
  readonly exitCode: number | null;
  readonly output: string;
}

/** Runs a JavaScript program in a Node process of its own to its end. */
export async function runProgram({ words, directory, environment }: Program): Promise<Ended> {
  const child = spawn(process.execPath, words, {
    cwd: directory,
    env: { ...process.env, CI: "1", NO_COLOR: "1", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const [output, errors] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close"),
  ]);
  return { exitCode: child.exitCode, output: `${output}${errors}` };
}
