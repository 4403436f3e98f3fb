import { fork } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { ForksPoolWorker, PoolRunnerInitializer } from "vitest/node";

/** Runs each grader in a process that was started, and has loaded what every grader needs, before it was asked for. */
export interface PreparedForks extends Disposable {
  /** What Vitest takes processes from. */
  readonly pool: PoolRunnerInitializer;
  /** Starts the next grader's process, if none is waiting. The first grader's is started when it is run. */
  prepare(): void;
}

interface ForkOptions {
  readonly distPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly execArgv: readonly string[];
}

/** A process holds one grader and ends with it. `preload` is the module that it loads first. */
export function createPreparedForks(Forks: typeof ForksPoolWorker, preload: string): PreparedForks {
  let known: ForkOptions | undefined;
  let spare: ChildProcess | undefined;
  const take = (): ChildProcess | undefined => {
    const taken = spare;
    spare = undefined;
    return taken?.connected === true ? taken : undefined;
  };
  return {
    prepare() {
      if (known === undefined || spare?.connected === true) return;
      spare = startProcess(known, preload);
    },
    pool: {
      name: "prepared-forks",
      createPoolWorker(options) {
        known = { ...options, env: { ...options.env } };
        const worker = new Forks(options);
        // The one way to hand it a process: it starts its own only where it has none.
        return Object.assign(worker, { _fork: take() ?? startProcess(known, preload) });
      },
    },
    [Symbol.dispose]: () => void spare?.kill("SIGKILL"),
  };
}

/** As Vitest starts its forks. Variables of the grader come with its configuration and replace those of the one before. */
function startProcess({ distPath, env, execArgv }: ForkOptions, preload: string): ChildProcess {
  const child = fork(join(distPath, "workers/forks.js"), [], {
    env,
    execArgv: [...execArgv, "--import", pathToFileURL(preload).href],
    stdio: "pipe",
    serialization: "advanced",
  });
  // One that could not be started is not connected, and is not taken.
  child.on("error", () => undefined);
  return child;
}
