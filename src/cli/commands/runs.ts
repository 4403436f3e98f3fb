import { runIdPrefix } from "../../domain/run.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { layoutTable } from "../render/layout-table.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { respond } from "../respond.ts";

/** `faultline runs`: the runs of the store, newest first. */
export async function listRuns(context: CommandContext, options: CommonOptions): Promise<ExitCode> {
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const listed = await workbench.store.listRunSummaries({});
  respond(context.terminal, options.json, {
    json: () => listed.map(listedJson),
    lines: () => runLines(listed, context),
  });
  return exitCodes.ok;
}

function runLines(
  listed: readonly RunSummary[],
  { terminal, invocation }: CommandContext,
): readonly StyledLine[] {
  if (listed.length === 0) {
    return [[`This store holds no runs yet. Make one: ${invocation} run --recorded <folder>`]];
  }
  const head = ["run", "date", "passed", "status", "model and experiment"];
  return layoutTable(head, listed.map(runRow), terminal.width);
}

function listedJson({ counts, ...facts }: RunSummary) {
  return { ...facts, total: counts.passed + counts.failed, ...counts };
}

function runRow({ id, date, status, provider, model, experiment, counts }: RunSummary) {
  return [
    styled(runIdPrefix(id), "accent"),
    styled(date, "faint"),
    styled(`${counts.passed} of ${counts.passed + counts.failed}`, "strong"),
    styled(status, "faint"),
    styled(`${provider}/${model} · ${experiment}`, "plain"),
  ];
}
