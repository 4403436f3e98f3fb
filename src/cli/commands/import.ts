import { UsageError } from "../../lib/harness-error.ts";
import { parseRunReference } from "../../domain/run-reference.ts";
import type { ImportSource } from "../../wiring/workbench.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { importedRunJson } from "../queries/imported-run-json.ts";
import { importedEvalLine, renderImportedRun } from "../render/imported-run.ts";
import { respond } from "../respond.ts";

export interface ImportOptions extends CommonOptions {
  /** Files, or the address of one deployment. */
  readonly sources: readonly string[];
  readonly run?: string;
  readonly trustEvals?: boolean;
}

/** `faultline import <source...>`: stores a run that another system stored, and grades its code here. */
export async function importRun(
  context: CommandContext,
  options: ImportOptions,
): Promise<ExitCode> {
  const { terminal, invocation, signal } = context;
  const source = sourceOf(options);
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  noticeSandbox(terminal, workbench.sandbox);
  const imported = await workbench.importRun({
    source,
    trustsEvals: options.trustEvals === true,
    onResult: (result) => {
      if (options.json !== true) terminal.note([importedEvalLine(result)]);
    },
    signal,
  });
  respond(terminal, options.json, {
    json: () => importedRunJson(imported),
    lines: () => renderImportedRun(imported, { width: terminal.width, invocation }),
  });
  return exitCodes.ok;
}

function sourceOf({ sources, run: given }: ImportOptions): ImportSource {
  const runId = given === undefined ? undefined : runIdOf(given);
  const url = sources.find((source) => /^https?:\/\//i.test(source));
  if (url === undefined) {
    return { kind: "files", files: sources, ...(runId !== undefined && { runId }) };
  }
  if (sources.length > 1) {
    throw new UsageError(
      `${url} is a deployment, which is imported from alone: leave out the rest.`,
    );
  }
  if (runId === undefined) {
    throw new UsageError(`Say which run of ${url} to import: --run <id>.`);
  }
  return { kind: "deployment", url, runId };
}

function runIdOf(given: string): string {
  const reference = parseRunReference(given);
  if (reference.kind === "run") return reference.id;
  throw new UsageError(
    `"${given}" names no run: ${reference.reason}. Give its id, or the address of its page.`,
  );
}
