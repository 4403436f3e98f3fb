import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { readRunOutcomes } from "../queries/run-outcomes.ts";
import type { RunOutcomes } from "../queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { layoutTable } from "../render/layout-table.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { respond } from "../respond.ts";

interface ListedRun {
  readonly run: Run;
  readonly outcomes: RunOutcomes;
}

/** `faultline runs`: the runs of the store, newest first. */
export async function listRuns(context: CommandContext, options: CommonOptions): Promise<ExitCode> {
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store } = workbench;
  const listed = await Promise.all(
    (await store.listRuns()).map(async (run) => ({
      run,
      outcomes: await readRunOutcomes(store, run.id),
    })),
  );
  respond(context.terminal, options.json, {
    json: () => listed.map(listedJson),
    lines: () => runLines(listed, context),
  });
  return exitCodes.ok;
}

function runLines(
  listed: readonly ListedRun[],
  { terminal, invocation }: CommandContext,
): readonly StyledLine[] {
  if (listed.length === 0) {
    return [[`This store holds no runs yet. Make one: ${invocation} run --recorded <folder>`]];
  }
  const head = ["run", "date", "passed", "status", "model and experiment"];
  return layoutTable(head, listed.map(runRow), terminal.width);
}

function listedJson({ run, outcomes: { total, passed, failed, errored, notGraded } }: ListedRun) {
  return { ...runJson(run), total, passed, failed, errored, notGraded };
}

function runRow({ run, outcomes: { passed, total } }: ListedRun) {
  return [
    styled(runIdPrefix(run.id), "accent"),
    styled(run.date, "faint"),
    styled(`${passed} of ${total}`, "strong"),
    styled(run.status, "faint"),
    styled(`${run.provider}/${run.model} · ${run.experiment}`, "plain"),
  ];
}
