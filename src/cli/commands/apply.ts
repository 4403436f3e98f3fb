import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { PlannedChange } from "../../analysis/recommendations/plan-change.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { Application } from "../../wiring/workbench.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { relativePath } from "../relative-path.ts";
import { styled } from "../render/styled-text.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { respond } from "../respond.ts";
import { resolveRun } from "../resolve-run.ts";

export interface ApplyOptions extends CommonOptions {
  readonly run: string;
  readonly number: string;
  /** Make the change; without it, it is only shown. */
  readonly yes?: boolean;
}

/** `faultline apply <run> <number>`: the change that a report recommends, made only where `--yes` asks for it. */
export async function applyRecommendation(
  context: CommandContext,
  options: ApplyOptions,
): Promise<ExitCode> {
  const { terminal, invocation, signal } = context;
  const number = Number(options.number);
  if (!Number.isSafeInteger(number) || number < 1) {
    throw new UsageError(
      `"${options.number}" numbers no recommendation: give 1, 2, … as in the report.`,
    );
  }
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { run } = await resolveRun(workbench.store, options.run, invocation);
  const isAsked = options.yes === true;
  const application = await workbench.apply({
    runId: run.id,
    number,
    confirm: async () => isAsked,
    signal,
  });
  const command = `${invocation} apply ${runIdPrefix(run.id)} ${number} --yes`;
  respond(terminal, options.json, {
    json: () => applicationJson(application),
    lines: () => [...changeLines(application.change), [], ...outcomeLines(application, command)],
  });
  return exitCodes.ok;
}

function applicationJson({ change: { recommendation, diff, files }, made }: Application) {
  const { number, title, effect } = recommendation;
  return {
    recommendation: { number, title, effect: effect ?? null },
    files: Object.keys(files),
    diff,
    made: made ?? null,
  };
}

function changeLines({ recommendation, diff }: PlannedChange): readonly StyledLine[] {
  const { title, effect } = recommendation;
  return [
    [styled(title, "strong")],
    ...(effect === undefined
      ? []
      : [
          [
            `Measured: ${effect.passedBefore} of ${effect.total} passed before, ${effect.passedAfter} after; ${effect.controlsHeld} of ${counted(effect.controlsTried, "wrong answer")} still fail.`,
          ],
        ]),
    [],
    ...diff.trimEnd().split("\n").map(diffLine),
  ];
}

function diffLine(line: string): StyledLine {
  if (line.startsWith("+")) return [styled(line, "passed")];
  if (line.startsWith("-")) return [styled(line, "model")];
  return [styled(line, "faint")];
}

function outcomeLines({ made, change }: Application, command: string): readonly StyledLine[] {
  if (made === undefined) {
    return [["Nothing was changed. Make it so: ", styled(command, "accent")]];
  }
  const files = Object.keys(change.files).join(", ");
  return [
    [styled("Changed", "passed"), ` ${files}; graded again: ${made.passing.join(", ")} passes.`],
    [`Recorded under "Actions taken" in ${relativePath(made.written.markdownPath)}.`],
  ];
}
