import type { Command } from "commander";

/** Adds what every command with a store has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option("--json", "print the result as JSON")
    .option("--store <folder>", "where runs are stored (FAULTLINE_STORE, default .faultline)")
    .option("--reports <folder>", "where reports are written (FAULTLINE_REPORTS, default reports)")
    .option(
      "--suite <folder>",
      "suite of evals (FAULTLINE_SUITE, default: the one that comes along)",
    );
}

/** Adds what every command has that grades, and examples of its use. */
export function withGradingOptions(command: Command, examples: readonly string[]): Command {
  return withExamples(
    command
      .option("--workers <count>", "gradings at a time (FAULTLINE_WORKERS, default: one per core)")
      .option("--require-sandbox", "refuse to run models' code that nothing isolates"),
    examples,
  );
}

/** Adds examples of use to a command's help. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}\n`).join("")}`,
  );
}
