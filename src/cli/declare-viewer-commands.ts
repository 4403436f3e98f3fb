import type { Command } from "commander";
import { withCommonOptions, withExamples, withGradingOptions } from "./command-options.ts";
import type { ExportOptions } from "./commands/export.ts";
import type { ReviewOptions } from "./commands/review.ts";
import type { PruneOptions } from "./commands/store.ts";
import type { ViewOptions } from "./commands/view.ts";
import type { CommonOptions } from "./command-context.ts";
import type { Perform } from "./perform.ts";

const runArgument = "id of a run, the start of one, or the address of its page";

/** Declares the commands with which people look at runs, decide, and keep the store. */
export function declareViewerCommands(program: Command, perform: Perform): void {
  declareView(program, perform);
  declareReview(program, perform);
  declareExport(program, perform);
  declareStore(program, perform);
}

function declareView(program: Command, perform: Perform): void {
  const command = program
    .command("view")
    .argument("[run]", `${runArgument}; all runs without one`)
    .description("Serve pages that show runs, verdicts and their evidence, until it is stopped.")
    .option("--port <port>", "port (default: the first free one from 4747 on)")
    .option("--host <address>", "address to listen on (default: 127.0.0.1, this machine alone)")
    .option("--no-open", "do not open a browser")
    .option("--author <name>", "who reviews are by (default: Git's user.name)");
  withGradingOptions(withCommonOptions(command), [
    "faultline view",
    "faultline view k57abcde --port 8080 --no-open",
    "faultline view https://viewer.example.com/experiment/default/run/k57abcde/chat/send-message",
  ]).action((run: string | undefined, options: Omit<ViewOptions, "run">) =>
    perform(async (context) =>
      (await import("./commands/view.ts")).view(context, {
        ...options,
        ...(run !== undefined && { run }),
      }),
    ),
  );
}

function declareReview(program: Command, perform: Perform): void {
  const command = program
    .command("review")
    .argument("<run>", runArgument)
    .description("Confirm or override the verdicts of a run, the least certain first.")
    .option("--author <name>", "who reviews (default: Git's user.name)")
    .option("--all", "also verdicts that were reviewed before");
  withExamples(withCommonOptions(command), [
    "faultline review k57abcde",
    "faultline review k57abcde --author Ada --all",
    "faultline review k57abcde --json",
  ]).action((run: string, options: Omit<ReviewOptions, "run">) =>
    perform(async (context) =>
      (await import("./commands/review.ts")).reviewRun(context, { ...options, run }),
    ),
  );
}

function declareExport(program: Command, perform: Perform): void {
  const command = program
    .command("export")
    .argument("<run>", runArgument)
    .argument("<folder>", "where the files go: an empty or new folder, or an earlier export")
    .description("Write the pages of a run as files that open from disk, without a server.");
  withExamples(withCommonOptions(command), [
    "faultline export k57abcde run-pages",
    "faultline export k57abcde run-pages --json",
  ]).action((run: string, folder: string, options: Omit<ExportOptions, "run" | "folder">) =>
    perform(async (context) =>
      (await import("./commands/export.ts")).exportRun(context, { ...options, run, folder }),
    ),
  );
}

function declareStore(program: Command, perform: Perform): void {
  const store = program
    .command("store")
    .description("Copy the store, thin it out, take a run out.");
  const backup = store
    .command("backup")
    .argument("<file>", "a file that is not there yet")
    .description("Copy the whole store to a file, while others write to it.");
  withExamples(withCommonOptions(backup), ["faultline store backup faultline-copy.sqlite"]).action(
    (file: string, options: CommonOptions) =>
      perform(async (context) =>
        (await import("./commands/store.ts")).backupStore(context, { ...options, file }),
      ),
  );
  const prune = store
    .command("prune")
    .description("Say which runs would be deleted; with --yes, delete them.")
    .option("--keep <count>", "keep so many of the newest runs")
    .option("--older-than <days>", "delete runs that are older")
    .option("--yes", "delete, without asking");
  withExamples(withCommonOptions(prune), [
    "faultline store prune --keep 50",
    "faultline store prune --older-than 90 --yes",
  ]).action((options: PruneOptions) =>
    perform(async (context) => (await import("./commands/store.ts")).pruneStore(context, options)),
  );
  const record = store
    .command("export")
    .argument("<run>", runArgument)
    .argument("<file>", "a file that is not there yet")
    .description("Write all that is stored about a run as JSON.");
  withExamples(withCommonOptions(record), ["faultline store export k57abcde run.json"]).action(
    (run: string, file: string, options: CommonOptions) =>
      perform(async (context) =>
        (await import("./commands/store.ts")).exportRecord(context, { ...options, run, file }),
      ),
  );
}
