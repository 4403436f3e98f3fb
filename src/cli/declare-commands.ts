import type { Command } from "commander";
import type { ApplyOptions } from "./commands/apply.ts";
import type { AttemptOptions } from "./commands/debug.ts";
import type { AnalyzeOptions } from "./commands/analyze.ts";
import type { ImportOptions } from "./commands/import.ts";
import type { CommonOptions } from "./command-context.ts";
import { withCommonOptions, withExamples, withGradingOptions } from "./command-options.ts";
import { declareGuidelines } from "./declare-guidelines-commands.ts";
import { declareRegrade } from "./declare-regrade-command.ts";
import { declareRun } from "./declare-run.ts";
import { declareSuiteCommands } from "./declare-suite-commands.ts";
import { declareViewerCommands } from "./declare-viewer-commands.ts";
import type { Perform } from "./perform.ts";

const runArgument = "id of a run, the start of one, or the address of its page";
const attemptArgument = "path or name of an eval, id of an attempt, or the address of its page";

/** Declares every command; what a command does is loaded when it is called. */
export function declareCommands(program: Command, perform: Perform): void {
  declareRun(program, perform);
  declareImport(program, perform);
  declareAnalyze(program, perform);
  declareShow(program, perform);
  declareRuns(program, perform);
  declareCompare(program, perform);
  declareLeaderboard(program, perform);
  declareExplain(program, perform);
  declareFailures(program, perform);
  declareDebug(program, perform);
  declareReplay(program, perform);
  declareRegrade(program, perform);
  declareApply(program, perform);
  declareViewerCommands(program, perform);
  declareGuidelines(program, perform);
  declareMcp(program, perform);
  declareSuiteCommands(program, perform);
}

function declareImport(program: Command, perform: Perform): void {
  const command = program
    .command("import")
    .argument("<source...>", "files with the answers of the two queries, or a deployment's address")
    .description(
      "Store a run from elsewhere, by the answers of getFailedEvalsForRun and getEvalDebugInfo.",
    )
    .option(
      "--run <id>",
      "which run; a deployment is asked for it as its admin (FAULTLINE_ADMIN_KEY)",
    )
    .option("--trust-evals", "run graders and references that come with the run: they run as you");
  withGradingOptions(withCommonOptions(command), [
    "faultline import failures.json debug-*.json",
    "faultline import run.json --suite my-suite --json",
    "faultline import https://happy-animal-123.convex.cloud --run jn7922j1w29pdxm76bj9ps0enx80mg9e",
  ]).action((sources: readonly string[], options: Omit<ImportOptions, "sources">) =>
    perform(async (context) =>
      (await import("./commands/import.ts")).importRun(context, { ...options, sources }),
    ),
  );
}

function declareAnalyze(program: Command, perform: Perform): void {
  const command = program
    .command("analyze")
    .argument("<run>", runArgument)
    .description("Find out whose fault each failure of a run is, and write the report.")
    .option("--analyst <kind>", "who judges beside the rules: rule, llm or command", "rule")
    .option(
      "-m, --model <name>",
      "model of --analyst llm: a name of the catalogue, or provider/name",
    )
    .option("--base-url <url>", "another OpenAI-compatible address; its key: FAULTLINE_API_KEY")
    .option("--config <file>", "configuration (FAULTLINE_CONFIG, default faultline.config.ts)")
    .option("--budget <dollars>", "stop asking before the calls can have cost more than this")
    .option("--calls <count>", "stop asking after so many calls or starts (default: 200)")
    .option("--analyst-command <line>", "program of --analyst command: JSON in, JSON out")
    .option("--analyst-env <name...>", "variables that the command gets; no others")
    .option("--analyst-time <seconds>", "time of the command for an answer (default: 600)")
    .option("--gate", "exit with 1 when an eval failed");
  withGradingOptions(withCommonOptions(command), [
    "faultline analyze k57abcde",
    "faultline analyze https://viewer.example.com/experiment/default/run/k57abcde",
    "faultline analyze k57abcde --json",
    "faultline analyze k57abcde --analyst llm -m anthropic/claude-opus-5-5 --budget 5",
    'faultline analyze k57abcde --analyst command --analyst-command "my-agent --json"',
  ]).action((run: string, options: Omit<AnalyzeOptions, "run">) =>
    perform(async (context) =>
      (await import("./commands/analyze.ts")).analyze(context, { ...options, run }),
    ),
  );
}

function declareShow(program: Command, perform: Perform): void {
  const command = program
    .command("show")
    .argument("<run>", runArgument)
    .description("Show how a run ended and, where it was analysed, whose fault its failures are.");
  withExamples(withCommonOptions(command), [
    "faultline show k57abcde",
    "faultline show k57abcde --json",
  ]).action((run: string, options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/show.ts")).showRun(context, { ...options, run }),
    ),
  );
}

function declareRuns(program: Command, perform: Perform): void {
  const command = program.command("runs").description("List the runs of the store, newest first.");
  withExamples(withCommonOptions(command), [
    "faultline runs",
    "faultline runs --store /data/faultline --json",
  ]).action((options: CommonOptions) =>
    perform(async (context) => (await import("./commands/runs.ts")).listRuns(context, options)),
  );
}

function declareCompare(program: Command, perform: Perform): void {
  const command = program
    .command("compare")
    .argument("<runs...>", runArgument)
    .description("Compare runs eval by eval: what differs, and whether chance can explain it.");
  withExamples(withCommonOptions(command), [
    "faultline compare k57abcde k57fghjk",
    "faultline compare k57abcde k57fghjk --json",
  ]).action((runs: readonly string[], options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/compare.ts")).compareRuns(context, { ...options, runs }),
    ),
  );
}

function declareLeaderboard(program: Command, perform: Perform): void {
  const command = program
    .command("leaderboard")
    .description("Rank the newest run of each model and experiment, with ties said to be ties.");
  withExamples(withCommonOptions(command), [
    "faultline leaderboard",
    "faultline leaderboard --json",
  ]).action((options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/leaderboard.ts")).showLeaderboard(context, options),
    ),
  );
}

function declareExplain(program: Command, perform: Perform): void {
  const command = program
    .command("explain")
    .argument("<attempt>", attemptArgument)
    .description(
      "Explain one failure: its place in the code, the evidence, and what would mend it.",
    )
    .option("--run <run>", "run to look in (default: the latest)");
  withExamples(withCommonOptions(command), [
    "faultline explain send-message",
    "faultline explain chat/send-message --run k57abcde --json",
  ]).action((attempt: string, options: Omit<AttemptOptions, "attempt">) =>
    perform(async (context) =>
      (await import("./commands/explain.ts")).explainAttempt(context, { ...options, attempt }),
    ),
  );
}

function declareFailures(program: Command, perform: Perform): void {
  const command = program
    .command("failures")
    .argument("<run>", runArgument)
    .description("List the failed evals of a run with step and error.");
  withExamples(withCommonOptions(command), [
    "faultline failures k57abcde",
    "faultline failures k57abcde --json",
  ]).action((run: string, options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/failures.ts")).listFailures(context, { ...options, run }),
    ),
  );
}

function declareDebug(program: Command, perform: Perform): void {
  const command = program
    .command("debug")
    .argument("<attempt>", attemptArgument)
    .description(
      "Show everything about one attempt: task, steps, the model's and the eval's files.",
    )
    .option("--run <run>", "run to look in (default: the latest)");
  withExamples(withCommonOptions(command), [
    "faultline debug send-message",
    "faultline debug send-message --run k57abcde --json",
  ]).action((attempt: string, options: Omit<AttemptOptions, "attempt">) =>
    perform(async (context) =>
      (await import("./commands/debug.ts")).debugAttempt(context, { ...options, attempt }),
    ),
  );
}

function declareReplay(program: Command, perform: Perform): void {
  const command = program
    .command("replay")
    .argument("<certificate>", "id of a certificate, or the start of one")
    .description(
      "Grade again, from scratch, what a certificate claims; exit with 1 if it differs.",
    );
  withGradingOptions(withCommonOptions(command), [
    "faultline replay 77d02e11",
    "faultline replay 77d0 --json",
  ]).action((certificate: string, options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/replay.ts")).replay(context, { ...options, certificate }),
    ),
  );
}

function declareApply(program: Command, perform: Perform): void {
  const command = program
    .command("apply")
    .argument("<run>", runArgument)
    .argument("<number>", "number of a recommendation in the run's report")
    .description(
      "Show the change of the suite that a report recommends; with --yes, make it and grade again.",
    )
    .option("--yes", "make the change, without asking");
  withGradingOptions(withCommonOptions(command), [
    "faultline apply k57abcde 1",
    "faultline apply k57abcde 1 --yes",
  ]).action((run: string, number: string, options: Omit<ApplyOptions, "run" | "number">) =>
    perform(async (context) =>
      (await import("./commands/apply.ts")).applyRecommendation(context, {
        ...options,
        run,
        number,
      }),
    ),
  );
}

function declareMcp(program: Command, perform: Perform): void {
  const command = program
    .command("mcp")
    .description(
      "Answer an agent's questions about runs over standard input and output (Model Context Protocol).",
    );
  withGradingOptions(withCommonOptions(command), [
    "faultline mcp",
    "faultline mcp --store /data/faultline",
  ]).action((options: CommonOptions) =>
    perform(async (context) =>
      (await import("./commands/mcp.ts")).serveAgents(context, {
        ...options,
        version: program.version() ?? "",
      }),
    ),
  );
}
