import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { evalDebugInfo } from "../../analysis/queries/eval-debug-info.ts";
import { readRegrades } from "../queries/regraded-score.ts";
import { renderDebugInfo } from "../render/debug-info.ts";
import { respond } from "../respond.ts";
import { resolveAttempt } from "../resolve-attempt.ts";

export interface AttemptOptions extends CommonOptions {
  readonly attempt: string;
  /** Run to look an eval's name up in; the latest where absent. */
  readonly run?: string;
}

/** `faultline debug <attempt>`: task, steps, the model's files and the eval's own files. */
export async function debugAttempt(
  context: CommandContext,
  options: AttemptOptions,
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store } = workbench;
  const { run, attempt } = await resolveAttempt(store, { ...options, invocation });
  const info = evalDebugInfo({
    run,
    attempt,
    grading: await store.officialGrading(attempt.id),
    reply: await store.getReply(attempt.id),
    suite: await workbench.suiteOf(run),
  });
  const otherGradings = await readRegrades(store, attempt);
  respond(terminal, options.json, {
    json: () => ({ ...info, otherGradings }),
    lines: () => renderDebugInfo({ ...info, otherGradings }, terminal.width),
  });
  return exitCodes.ok;
}
