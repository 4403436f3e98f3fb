import type { EvalHealth } from "../../domain/health.ts";
import type { EvalPath } from "../../domain/eval.ts";
import { counted } from "../../analysis/reports/numbers-in-words.ts";
import { loadSuite } from "../../suite/load-suite.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { layoutText } from "../render/layout-table.ts";
import { renderHealth } from "../render/suite-health.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { respond } from "../respond.ts";

/** `faultline health`: what `validate --record` last found of a suite's grades. Nothing is graded. */
export async function showHealth(
  context: CommandContext,
  options: CommonOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const suite = await loadSuite(context.loadConfig(options).suiteDirectory);
  const known: EvalHealth[] = [];
  const unknown: EvalPath[] = [];
  for (const { path, hash } of suite.evals.values()) {
    const recorded = suite.health.get(path);
    if (recorded?.evalHash === hash) known.push(recorded);
    else unknown.push(path);
  }
  respond(terminal, options.json, {
    json: () => ({ evals: known, unknown }),
    lines: () => [
      ...(known.length === 0 ? [] : renderHealth(known, terminal.width)),
      ...unknownLines(unknown, terminal.width),
    ],
  });
  return exitCodes.ok;
}

function unknownLines(unknown: readonly EvalPath[], width: number): readonly StyledLine[] {
  if (unknown.length === 0) return [];
  return [
    [],
    ...layoutText(
      `${counted(unknown.length, "eval")} changed since, or never measured: ${unknown.join(", ")}. Measure: faultline validate --full --record --eval <category>/<name>`,
      width,
    ),
  ];
}
