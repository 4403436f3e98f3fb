import { watch } from "node:fs";
import { join } from "node:path";
import type { FinishedCall } from "../backend/deployment.ts";
import { writeGeneratedCode } from "../backend/push/write-generated-code.ts";
import { startDeployment } from "../backend/start-deployment.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { rejectionDiagnostic } from "../grading/steps/rejection-diagnostic.ts";
import { treeHash } from "../lib/content-hash.ts";
import { chooseSandbox } from "./choose-sandbox.ts";

export interface ServeProjectOptions {
  /** Absolute folder of a project with `convex/`. */
  readonly project: string;
  readonly requireSandbox: boolean;
  readonly port?: number;
  readonly sitePort?: number;
  readonly adminKey?: string;
  readonly fetchOrigins: readonly string[];
  readonly onEvent: (event: ProjectEvent) => void;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/** What happens while a project is served. */
export type ProjectEvent =
  | {
      readonly type: "deployment-started";
      readonly url: string;
      readonly siteUrl: string;
      readonly adminKey: string;
      readonly sandbox: { readonly name: string; readonly isolates: boolean };
    }
  | { readonly type: "project-pushed"; readonly milliseconds: number }
  | {
      readonly type: "project-rejected";
      readonly diagnostics: readonly Diagnostic[];
      readonly files: ProjectFiles;
    }
  | { readonly type: "push-failed"; readonly message: string }
  | ({ readonly type: "function-called" } & FinishedCall);

const quietMilliseconds = 100;

/** Serves a project until the signal is aborted: pushes it, and again whenever its sources have changed. */
export async function serveProject({
  project,
  requireSandbox,
  onEvent,
  signal,
  ...options
}: ServeProjectOptions): Promise<void> {
  // Without a project nothing needs to start.
  await writeGeneratedCode(project);
  const sandbox = await chooseSandbox({ required: requireSandbox });
  await using deployment = await startDeployment({
    ...options,
    sandbox,
    onCall: (call) => onEvent({ type: "function-called", ...call }),
  });
  const { url, siteUrl, adminKey } = deployment;
  const { name, isolates } = sandbox;
  onEvent({
    type: "deployment-started",
    url,
    siteUrl,
    adminKey,
    sandbox: { name, isolates },
  });
  let pushed = "";
  const push = async (): Promise<void> => {
    const files = await writeGeneratedCode(project);
    const version = treeHash(files);
    if (version === pushed) return;
    pushed = version;
    const started = performance.now();
    const result = await deployment.push({ projectDirectory: project });
    const milliseconds = Math.round(performance.now() - started);
    onEvent(
      result.status === "pushed"
        ? { type: "project-pushed", milliseconds }
        : {
            type: "project-rejected",
            diagnostics: result.rejections.map(rejectionDiagnostic),
            files,
          },
    );
  };
  await pushOnChange(join(project, "convex"), push, { signal, onEvent });
}

/** Pushes at once and, one push at a time, after changes in a folder that have come to rest. */
async function pushOnChange(
  folder: string,
  push: () => Promise<void>,
  { signal, onEvent }: Pick<ServeProjectOptions, "signal" | "onEvent">,
): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<void>();
  let pushing = Promise.resolve();
  const enqueue = (): void => {
    pushing = pushing.then(push).catch((error: unknown) => {
      // A file that is written while it is read, a folder that is gone for a moment: the next change is a new chance.
      const message = error instanceof Error ? error.message : String(error);
      onEvent({ type: "push-failed", message });
    });
  };
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(folder, { recursive: true }, (_event, path) => {
    if (path?.includes("_generated") === true) return;
    clearTimeout(timer);
    timer = setTimeout(enqueue, quietMilliseconds);
  });
  watcher.on("error", (error) => onEvent({ type: "push-failed", message: error.message }));
  signal.addEventListener("abort", () => stop(), { once: true });
  if (signal.aborted) stop();
  enqueue();
  await stopped;
  clearTimeout(timer);
  watcher.close();
  await pushing;
}
