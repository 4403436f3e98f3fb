import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { respond } from "../respond.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import type { GateResult } from "../../wiring/workbench.ts";

export interface ValidateOptions extends CommonOptions {
  readonly eval?: readonly string[];
}

/** `faultline validate`: does the suite hold what it must (references pass, empty projects and faults fail, …)? */
export async function validate(
  context: CommandContext,
  options: ValidateOptions,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  noticeSandbox(terminal, workbench.sandbox);
  const onResult =
    options.json === true ? () => {} : (result: GateResult) => terminal.print([gateLine(result)]);
  const results = await workbench.validate({ select: options.eval ?? [], onResult, signal });
  const broken = results.filter(({ held }) => !held);
  respond(terminal, options.json, {
    json: () => ({ passed: broken.length === 0, gates: results }),
    lines: () => [[], [verdictText(results, broken)]],
  });
  return broken.length === 0 ? exitCodes.ok : exitCodes.failures;
}

function gateLine({ evalPath, gate, held, detail }: GateResult): StyledLine {
  const mark = held ? styled("held  ", "passed") : styled("broken", "model");
  return [mark, `  ${evalPath}  `, styled(gate, "strong"), held ? "" : `: ${detail}`];
}

function verdictText(results: readonly GateResult[], broken: readonly GateResult[]) {
  const evals = new Set(results.map(({ evalPath }) => evalPath)).size;
  const all = `${counted(results.length, "gate")} of ${counted(evals, "eval")}`;
  if (broken.length === 0) return styled(`All ${all} hold.`, "passed");
  return styled(
    `${broken.length} of ${all} ${broken.length === 1 ? "is" : "are"} broken.`,
    "model",
  );
}
