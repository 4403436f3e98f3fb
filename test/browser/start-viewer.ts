import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { repository } from "../e2e/faultline.ts";

export interface ViewerOptions {
  /** Folder of the store. */
  readonly store: string;
  /** Folder that it runs in; reports are looked for there. */
  readonly folder: string;
  /** Default: the suite that comes along. */
  readonly suite?: string;
}

export interface RunningViewer extends AsyncDisposable {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
}

/** Starts `faultline view` on a port that is free and waits until it answers; it builds the pages where their source is newer. */
export async function startViewer({ store, folder, suite }: ViewerOptions): Promise<RunningViewer> {
  const program = join(repository, "bin/faultline.js");
  const words = ["view", "--no-open", "--store", store];
  const child = spawn(
    process.execPath,
    [program, ...words, ...(suite === undefined ? [] : ["--suite", suite])],
    { cwd: folder, stdio: ["ignore", "pipe", "pipe"] },
  );
  const exited = once(child, "exit");
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  let told = "";
  const listen = (piece: Buffer): void => {
    told += piece.toString();
    const [origin] = /http:\/\/127\.0\.0\.1:\d+/u.exec(told) ?? [];
    if (origin !== undefined) resolve(origin);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  child.on("exit", () => reject(new Error(`faultline view ended: ${told}`)));
  return {
    origin: await promise,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGINT");
      await exited;
    },
  };
}
