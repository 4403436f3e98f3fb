import type { Command } from "commander";
import { withCommonOptions, withGradingOptions } from "./command-options.ts";
import type { ViewOptions } from "./commands/view.ts";
import type { Perform } from "./perform.ts";

const runArgument = "id of a run, the start of one, or the address of its page";

/** Declares the commands with which people look at runs, decide, and keep the store. */
export function declareViewerCommands(program: Command, perform: Perform): void {
  declareView(program, perform);
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
