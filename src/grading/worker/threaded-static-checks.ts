import { Worker } from "node:worker_threads";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { SuppressionComments } from "../../domain/suite.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { modulePath } from "../../lib/module-path.ts";
import type { HarnessCause } from "../harness-cause.ts";
import type { LintConfiguration, StaticChecks } from "./static-checks.ts";
import type { ProjectPart } from "./type-checker.ts";
import type { Workspace } from "./workspace.ts";

interface CheckSubject {
  readonly part: ProjectPart;
  readonly files: ProjectFiles;
}

type Check =
  | (CheckSubject & {
      readonly check: "types";
      readonly suppressionComments: SuppressionComments | undefined;
    })
  | (CheckSubject & { readonly check: "lint"; readonly config: LintConfiguration });

export type CheckRequest = Check & { readonly id: number };

export type CheckAnswer =
  | { readonly id: number; readonly status: "checked"; readonly findings: readonly Diagnostic[] }
  | { readonly id: number; readonly status: "errored"; readonly cause: HarnessCause };

/**
 * Static checks on a thread of their own, so that the reference is deployed, and the project pushed, while types are
 * checked and code is linted. A thread that needs more memory than `megabytes` (default: what the process may hold), or dies, rejects
 * with `HarnessError` and is replaced.
 */
export function createThreadedStaticChecks({ root }: Workspace, megabytes?: number): StaticChecks {
  let thread: CheckThread | undefined;
  const ask = (check: Check): Promise<readonly Diagnostic[]> => {
    if (thread?.isAlive !== true) thread = startThread(root, megabytes);
    return thread.ask(check);
  };
  return {
    typeCheck: (part, files, suppressionComments) =>
      ask({ check: "types", part, files, suppressionComments }),
    lint: (part, files, config) => ask({ check: "lint", part, files, config }),
  };
}

interface CheckThread {
  readonly isAlive: boolean;
  ask(check: Check): Promise<readonly Diagnostic[]>;
}

interface Waiting {
  readonly resolve: (findings: readonly Diagnostic[]) => void;
  readonly reject: (error: HarnessError) => void;
}

function startThread(root: string, megabytes: number | undefined): CheckThread {
  const thread = new Worker(modulePath(import.meta.url, "./static-checks-main"), {
    workerData: { root },
    resourceLimits: megabytes === undefined ? {} : { maxOldGenerationSizeMb: megabytes },
  });
  // A worker that has nothing else to do ends; a check that is awaited is part of a grading.
  thread.unref();
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let isAlive = true;
  const end = (reason: string): void => {
    isAlive = false;
    for (const { reject } of waiting.values()) {
      reject(new HarnessError("retry", reason, { facts: { exhausted: true } }));
    }
    waiting.clear();
  };
  thread.on("message", (answer: CheckAnswer) => {
    const asker = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.status === "checked") asker?.resolve(answer.findings);
    else asker?.reject(failureOf(answer.cause));
  });
  thread.on("error", (error: Error) => end(`The static checks ended: ${error.message}`));
  thread.on("exit", (code) => end(`The static checks ended with code ${code}.`));
  return {
    get isAlive() {
      return isAlive;
    },
    ask(check) {
      const { promise, resolve, reject } = Promise.withResolvers<readonly Diagnostic[]>();
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      const request: CheckRequest = { ...check, id };
      thread.postMessage(request);
      return promise;
    },
  };
}

function failureOf({ kind, message, exhausted }: HarnessCause): HarnessError {
  return new HarnessError(kind, message, exhausted === true ? { facts: { exhausted } } : {});
}
