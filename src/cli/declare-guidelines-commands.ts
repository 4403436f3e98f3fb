import type { Command } from "commander";
import { withCommonOptions, withExamples, withGradingOptions } from "./command-options.ts";
import type { AblateOptions } from "./commands/guidelines-ablate.ts";
import type { GuidelinesCheckOptions } from "./commands/guidelines-check.ts";
import type { CompareGuidelinesOptions } from "./commands/guidelines-compare.ts";
import type { Perform } from "./perform.ts";

/** Declares `faultline guidelines check | ablate | compare`. */
export function declareGuidelines(program: Command, perform: Perform): void {
  const group = program
    .command("guidelines")
    .description("Check what guidelines say, and measure what they bring.");
  declareCheck(group, perform);
  declareAblate(group, perform);
  declareCompare(group, perform);
}

function declareCheck(group: Command, perform: Perform): void {
  const command = group
    .command("check")
    .argument("[file]", "guidelines (default: those of the suite)")
    .description(
      "Find APIs that the pinned packages do not declare, and sentences that tasks or references contradict.",
    )
    .option("--gate", "exit with 1 when something was found");
  withExamples(withCommonOptions(command), [
    "faultline guidelines check",
    "faultline guidelines check guidelines/short.md --gate --json",
  ]).action((file: string | undefined, options: Omit<GuidelinesCheckOptions, "file">) =>
    perform(async (context) =>
      (await import("./commands/guidelines-check.ts")).checkGuidelineFile(context, {
        ...options,
        ...(file !== undefined && { file }),
      }),
    ),
  );
}

function declareAblate(group: Command, perform: Perform): void {
  const command = group
    .command("ablate")
    .description(
      "Leave sections out and measure what each brings: essential, marginal, dispensable.",
    )
    .option(
      "--design <name>",
      "one-at-a-time, or fractional: half of the sections in each arm",
      "one-at-a-time",
    )
    .option("--section <id...>", "judge only these sections, by the ids that check --json lists")
    .option("--margin <points>", "an effect below it is not worth a section", "2");
  withStudyOptions(command, [
    "faultline guidelines ablate -m openai/gpt-5.2-codex --dry-run",
    "faultline guidelines ablate -m openai/gpt-5.2-codex --design fractional --budget 50",
  ]).action((options: AblateOptions) =>
    perform(async (context) =>
      (await import("./commands/guidelines-ablate.ts")).ablateGuidelines(context, options),
    ),
  );
}

function declareCompare(group: Command, perform: Perform): void {
  const command = group
    .command("compare")
    .argument("<before>", "file of guidelines")
    .argument("<after>", "another one")
    .description("Run a model under two texts of guidelines, and say which makes it pass more.");
  withStudyOptions(command, [
    "faultline guidelines compare guidelines.md shorter.md -m openai/gpt-5.2-codex --samples 8",
  ]).action(
    (before: string, after: string, options: Omit<CompareGuidelinesOptions, "before" | "after">) =>
      perform(async (context) =>
        (await import("./commands/guidelines-compare.ts")).compareGuidelines(context, {
          ...options,
          before,
          after,
        }),
      ),
  );
}

function withStudyOptions(command: Command, examples: readonly string[]): Command {
  const declared = command
    .requiredOption("-m, --model <name>", "a name of the catalogue, or provider/name")
    .option("--base-url <url>", "another OpenAI-compatible address; its key: FAULTLINE_API_KEY")
    .option("--experiment <name>", "what the arms are like in all but the guidelines", "default")
    .option("--samples <count>", "samples of each eval in each arm, 2 at the least", "5")
    .option("--config <file>", "configuration (FAULTLINE_CONFIG, default faultline.config.ts)")
    .option("--budget <dollars>", "stop before the calls can have cost more than this")
    .option("--dry-run", "say what would be asked, what it would cost, and what it could show")
    .option("--eval <name...>", "only these evals: paths, names, starts of paths, or globs");
  return withGradingOptions(withCommonOptions(declared), examples);
}
