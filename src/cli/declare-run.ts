import { Option } from "commander";
import type { Command } from "commander";
import { withCommonOptions, withGradingOptions } from "./command-options.ts";
import type { RunOptions } from "./run-options.ts";
import type { Perform } from "./perform.ts";

/** Declares `run`. */
export function declareRun(program: Command, perform: Perform): void {
  const command = program
    .command("run")
    .description("Grade the replies of a recorded run or of a model, eval by eval.")
    .option("--recorded <folder>", "take the replies from a recorded run")
    .option("-m, --model <name...>", "ask these models: names of the catalogue, or provider/name")
    .option("--base-url <url>", "another OpenAI-compatible address; its key: FAULTLINE_API_KEY")
    .option("--experiment <name...>", "conditions, a run for each (default: default)")
    .option("--no-guidelines", "short for --experiment no_guidelines")
    .option("--config <file>", "configuration (FAULTLINE_CONFIG, default faultline.config.ts)")
    .option("--budget <dollars>", "stop before the calls can have cost more than this")
    .option("--dry-run", "say what would be asked and what it would cost")
    .option(
      "--resume <run>",
      "take up a run that was interrupted; --base-url where replies are missing",
    )
    .addOption(
      new Option(
        "--retry <which>",
        "with --resume: also what was not scored (errored), or what failed, in a new run (failed)",
      ).choices(["errored", "failed"]),
    )
    .option("--eval <name...>", "only these evals: paths, names, starts of paths, or globs")
    .option("--analyze", "analyse the failures afterwards")
    .option("--gate", "exit with 1 when an eval failed")
    .option("--fail-under <threshold>", "exit with 1 when less passed: 80%, or 52 attempts")
    .addOption(
      new Option("--format <form>", "print a JUnit document, or annotations for GitHub")
        .choices(["junit", "github"])
        .conflicts("json"),
    );
  withGradingOptions(withCommonOptions(command), [
    "faultline run --recorded examples/seed-run --analyze",
    "faultline run -m openai/gpt-5.2-codex --experiment default --experiment no_guidelines",
    "faultline run -m my-model --base-url https://provider.example.com/v1 --eval chat",
    "faultline run --resume k57abcde --retry errored",
  ]).action((options: RunOptions) =>
    perform(async (context) => (await import("./commands/run.ts")).startRun(context, options)),
  );
}
