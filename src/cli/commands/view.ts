import { childEnvironment } from "../../config/child-environment.ts";
import { once } from "node:events";
import { gitAuthor } from "../../config/git-author.ts";
import { newId } from "../../domain/ids.ts";
import { openAssetFolder } from "../../server/asset-folder.ts";
import { serveViewer } from "../../server/serve-viewer.ts";
import { builtViewer } from "../../server/viewer-build.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { openBrowser } from "../open-browser.ts";
import { portOf } from "../port-of.ts";
import { asLines } from "../render/as-lines.ts";
import { styled } from "../render/styled-text.ts";
import { resolveRun } from "../resolve-run.ts";
import { viewerApp } from "../viewer-app.ts";

export interface ViewOptions extends CommonOptions {
  /** What to open: a run, or the address of a page of another viewer. */
  readonly run?: string;
  readonly port?: string;
  readonly host?: string;
  readonly open?: boolean;
  readonly author?: string;
}

/** `faultline view`: serves the pages until it is interrupted. */
export async function view(context: CommandContext, options: ViewOptions): Promise<ExitCode> {
  const { terminal, signal } = context;
  const { host = "127.0.0.1", port } = options;
  const config = context.loadConfig(options);
  await using workbench = await context.openWorkbench(config);
  const path = await pagePath(workbench.store, options.run, context.invocation);
  const folder = await builtViewer("app", {
    onBuild: () => terminal.note([["Building the viewer's pages, once …"]]),
    environment: childEnvironment(),
  });
  const author = options.author ?? (await gitAuthor());
  const app = viewerApp(workbench, config, {
    token: newId(),
    assets: openAssetFolder(folder),
    hostNames: [host],
    onCrash: (error) => terminal.note(asLines(error.stack ?? error.message)),
    signal,
    ...(author !== undefined && { author }),
  });
  await using server = await serveViewer(app, {
    host,
    ...(port !== undefined && { port: portOf(port) }),
  });
  const address = `${server.address}${path}`;
  if (options.json === true) {
    terminal.printJsonLine({ address });
  } else {
    const hint = "   Stop it with ctrl+C.";
    terminal.print([["The viewer is at ", styled(address, "accent"), hint]]);
  }
  const isWatched = options.json !== true && terminal.isInteractive;
  if (options.open !== false && isWatched) openBrowser(address);
  if (!signal.aborted) await once(signal, "abort");
  return exitCodes.ok;
}

async function pagePath(
  store: ResultStore,
  given: string | undefined,
  invocation: string,
): Promise<string> {
  if (given === undefined) return "/";
  const { run, attemptId } = await resolveRun(store, given, invocation);
  const page = `/experiment/${encodeURIComponent(run.experiment)}/run/${encodeURIComponent(run.id)}`;
  if (attemptId === undefined) return page;
  const attempts = await store.listAttempts(run.id);
  const attempt = attempts.find(
    ({ id, evalPath }) => id === attemptId || evalPath.endsWith(`/${attemptId}`),
  );
  return attempt === undefined ? page : `${page}/${attempt.evalPath}`;
}
