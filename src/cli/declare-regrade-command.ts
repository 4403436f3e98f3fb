import type { Command } from "commander";
import { withCommonOptions, withGradingOptions } from "./command-options.ts";
import type { RegradeOptions } from "./commands/regrade.ts";
import type { Perform } from "./perform.ts";

/** Declares `faultline regrade`. */
export function declareRegrade(program: Command, perform: Perform): void {
  const command = program
    .command("regrade")
    .argument("<runs...>", "ids of runs, the start of one, or the address of its page")
    .description(
      "Grade the stored replies of runs with today's suite, beside the official score: what flips, and why.",
    )
    .option("--eval <name...>", "only these evals: paths, names, starts of paths, or globs")
    .option("--gate", "exit with 1 when an outcome flips");
  withGradingOptions(withCommonOptions(command), [
    "faultline regrade k57abcde",
    "faultline regrade k57abcde k57fghjk --eval chat --json",
  ]).action((runs: readonly string[], options: Omit<RegradeOptions, "runs">) =>
    perform(async (context) =>
      (await import("./commands/regrade.ts")).regrade(context, { ...options, runs }),
    ),
  );
}
