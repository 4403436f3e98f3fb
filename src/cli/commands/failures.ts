import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { failedEvalsForRun } from "../../analysis/queries/failed-evals.ts";
import { readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { respond } from "../respond.ts";
import { resolveRun } from "../resolve-run.ts";

/** `faultline failures <run>`: which evals failed, at which step, with which error. */
export async function listFailures(
  context: CommandContext,
  { run: given, ...options }: CommonOptions & { readonly run: string },
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { run } = await resolveRun(workbench.store, given, invocation);
  const outcomes = await readRunOutcomes(workbench.store, run.id);
  respond(terminal, options.json, {
    json: () => failedEvalsForRun(run, outcomes),
    lines: () => renderOutcomes({ run, outcomes }, { width: terminal.width, invocation }),
  });
  return exitCodes.ok;
}
