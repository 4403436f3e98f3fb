import { cp, mkdir, readdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Hono } from "hono";
import type { Attempt } from "../../domain/attempt.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { childEnvironment } from "../../config/child-environment.ts";
import type { Run } from "../../domain/run.ts";
import { UsageError } from "../../lib/harness-error.ts";
import { apiAddress } from "../../server/api-types.ts";
import type { ExportedData } from "../../server/api-types.ts";
import { builtViewer } from "../../server/viewer-build.ts";
import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { relativePath } from "../relative-path.ts";
import { styled } from "../render/styled-text.ts";
import { resolveRun } from "../resolve-run.ts";
import { respond } from "../respond.ts";
import { viewerApp } from "../viewer-app.ts";

export interface ExportOptions extends CommonOptions {
  readonly run: string;
  readonly folder: string;
}

/** `faultline export <run> <folder>`: the pages of a run as files that open from disk. */
export async function exportRun(
  context: CommandContext,
  options: ExportOptions,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  const config = context.loadConfig(options);
  await using workbench = await context.openWorkbench(config);
  const { run } = await resolveRun(workbench.store, options.run, context.invocation);
  const folder = resolve(options.folder);
  await requireEmpty(folder);
  const pages = await builtViewer("export", {
    onBuild: () => terminal.note([["Building the viewer's pages, once …"]]),
    environment: childEnvironment(),
  });
  const app = viewerApp(workbench, config, {
    token: undefined,
    hostNames: [],
    onCrash: (error) => {
      throw error;
    },
    signal,
  });
  const attempts = await workbench.store.listAttempts(run.id);
  const data = await exportedData(app, run, attempts);
  await cp(pages, folder, { recursive: true });
  await writeFile(join(folder, "data.js"), dataScript(data));
  const index = join(folder, "index.html");
  respond(terminal, options.json, {
    json: () => ({ run: run.id, folder, index, attempts: attempts.length }),
    lines: () => [
      [
        `Run ${runIdPrefix(run.id)} with ${counted(attempts.length, "attempt")} is in `,
        styled(relativePath(index), "accent"),
        ": open it in a browser, from disk.",
      ],
    ],
  });
  return exitCodes.ok;
}

async function requireEmpty(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const there = await readdir(folder);
  if (there.length === 0 || there.includes("data.js")) return;
  throw new UsageError(
    `The folder ${relativePath(folder)} holds other files: name an empty or a new one, or an earlier export.`,
  );
}

async function exportedData(
  app: Hono,
  run: Run,
  attempts: readonly Attempt[],
): Promise<ExportedData> {
  const ofRun = ["runs", run.id] as const;
  const addresses = [
    apiAddress(["about"]),
    apiAddress(ofRun),
    ...attempts.map(({ evalPath, sample }) =>
      apiAddress([...ofRun, "attempts"], { eval: evalPath, sample }),
    ),
  ];
  const answers: Record<string, unknown> = {};
  for (const address of addresses) {
    const response = await app.request(address);
    if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
    answers[address] = await response.json();
  }
  return { run: run.id, answers };
}

/** Text of models may hold what ends a script: it stands in a file of its own, and holds no `<` at all. */
function dataScript(data: ExportedData): string {
  const json = JSON.stringify(data)
    .replaceAll("<", String.raw`\u003c`)
    .replaceAll("\u2028", String.raw`\u2028`)
    .replaceAll("\u2029", String.raw`\u2029`);
  return `window.__FAULTLINE_DATA__ = ${json};\n`;
}
