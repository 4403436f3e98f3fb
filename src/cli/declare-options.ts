import type { Command } from "commander";

/** Options of every command that reads the store. */
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

/** Options of every command that grades, and its examples. */
export function withGradingOptions(command: Command, examples: readonly string[]): Command {
  return withExamples(
    command
      .option("--workers <count>", "gradings at a time (FAULTLINE_WORKERS, default: one per core)")
      .option("--require-sandbox", "refuse to run models' code that nothing isolates"),
    examples,
  );
}

/** Examples below a command's help. */
export function withExamples(command: Command, examples: readonly string[]): Command {
  return command.addHelpText(
    "after",
    `\nExamples:\n${examples.map((line) => `  ${line}\n`).join("")}`,
  );
}
