import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { PushRoute } from "../../domain/suite.ts";
import type { GateResult } from "../../health/gate.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { renderHealth, renderMeasured } from "../render/suite-health.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { respond } from "../respond.ts";

export interface ValidateOptions extends CommonOptions {
  readonly eval?: readonly string[];
  readonly full?: boolean;
  readonly record?: boolean;
  readonly push?: string;
}

/** How much `--full` grades per eval, beside the gates. */
const fullSizes = { mutants: 18, equivalents: 12, reruns: 5 };

/** `faultline validate`: do the suite's grades tell right from wrong? */
export async function validate(
  context: CommandContext,
  options: ValidateOptions,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  noticeSandbox(terminal, workbench.sandbox);
  const print = (line: StyledLine) => {
    if (options.json !== true) terminal.print([line]);
  };
  const { gates, health } = await workbench.validate({
    select: options.eval ?? [],
    ...(options.full === true && { sizes: fullSizes }),
    ...(options.push !== undefined && { push: pushRouteOf(options.push) }),
    records: options.record === true,
    onResult: (result) => print(gateLine(result)),
    onMeasured: (measured) => print(renderMeasured(measured)),
    signal,
  });
  const healthy = health.every(({ issues }) => issues.length === 0);
  respond(terminal, options.json, {
    json: () => ({ passed: healthy, gates, health }),
    lines: () => [[], ...renderHealth(health, terminal.width), [], [verdictText(gates)]],
  });
  return healthy ? exitCodes.ok : exitCodes.failures;
}

function pushRouteOf(text: string): PushRoute {
  if (text === "in-process" || text === "cli") return text;
  throw new UsageError(`"${text}" is no way to push: give "in-process" or "cli".`);
}

function gateLine({ evalPath, gate, held, detail }: GateResult): StyledLine {
  const mark = held ? styled("held  ", "passed") : styled("broken", "model");
  return [mark, `  ${evalPath}  `, styled(gate, "strong"), held ? "" : `: ${detail}`];
}

function verdictText(gates: readonly GateResult[]) {
  const broken = gates.filter(({ held }) => !held);
  const evals = new Set(gates.map(({ evalPath }) => evalPath)).size;
  const all = `${counted(gates.length, "gate")} of ${counted(evals, "eval")}`;
  if (broken.length === 0) return styled(`All ${all} hold.`, "passed");
  return styled(
    `${broken.length} of ${all} ${broken.length === 1 ? "is" : "are"} broken.`,
    "model",
  );
}
