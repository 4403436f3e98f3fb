import type { Command } from "commander";
import type { BackendOptions } from "./commands/backend.ts";
import type { ValidateOptions } from "./commands/validate.ts";
import type { CommonOptions } from "./command-context.ts";
import { withCommonOptions, withExamples, withGradingOptions } from "./command-options.ts";
import type { Perform } from "./perform.ts";

/** Declares the commands that need no run: on suites, deployments and the machine. */
export function declareSuiteCommands(program: Command, perform: Perform): void {
  declareInit(program, perform);
  declareValidate(program, perform);
  declareHealth(program, perform);
  declareBackend(program, perform);
  declareDoctor(program, perform);
}

function declareInit(program: Command, perform: Perform): void {
  const command = program
    .command("init")
    .argument("[folder]", "where to write; it is made where it is missing", ".")
    .description("Write a configuration and a suite with a first eval; nothing is overwritten.")
    .option("--json", "print the result as JSON");
  withExamples(command, ["faultline init", "faultline init my-evals"]).action(
    (folder: string, options: { readonly json?: boolean }) =>
      perform(async (context) =>
        (await import("./commands/init.ts")).init(context, { ...options, folder }),
      ),
  );
}

function declareValidate(program: Command, perform: Perform): void {
  const command = program
    .command("validate")
    .description(
      "Check a suite: references and variants pass, null candidates and faults fail as they must.",
    )
    .option("--eval <name...>", "only these evals: paths, names, starts of paths, or globs")
    .option("--full", "also grade generated mutants and equivalents, and each reference five times")
    .option(
      "--push <way>",
      "how candidates are deployed: in-process, or cli for the platform's own client",
    )
    .option("--record", "write what was found to the suite's health.json, where runs read it");
  withGradingOptions(withCommonOptions(command), [
    "faultline validate",
    "faultline validate --suite suites/convex --eval chat",
    "faultline validate --full --record",
  ]).action((options: ValidateOptions) =>
    perform(async (context) => (await import("./commands/validate.ts")).validate(context, options)),
  );
}

function declareHealth(program: Command, perform: Perform): void {
  const command = program
    .command("health")
    .description("Show what is known of a suite's grades, as validate --record last found it.");
  withExamples(withCommonOptions(command), ["faultline health", "faultline health --json"]).action(
    (options: CommonOptions) =>
      perform(async (context) =>
        (await import("./commands/health.ts")).showHealth(context, options),
      ),
  );
}

function declareBackend(program: Command, perform: Perform): void {
  const command = program
    .command("backend")
    .description("Serve the Convex project in a folder, and push it again on every change.")
    .option("--project <folder>", "folder that holds convex/", ".")
    .option("--port <port>", "port for clients (default: a free one)")
    .option("--site-port <port>", "port for HTTP actions (default: a free one)")
    .option("--admin-key <key>", "key of the admin (default: a new one)")
    .option("--fetch <origin...>", "origins that functions may fetch from (default: none)")
    .option("--require-sandbox", "refuse to run functions that nothing isolates")
    .option("--json", "print events as JSON, one per line");
  withExamples(command, [
    "faultline backend --project my-app",
    "faultline backend --project my-app --port 3210 --site-port 3211",
  ]).action((options: BackendOptions) =>
    perform(async (context) => (await import("./commands/backend.ts")).serve(context, options)),
  );
}

function declareDoctor(program: Command, perform: Perform): void {
  const command = program
    .command("doctor")
    .description("Check what Faultline needs here: Node, sandbox, disk, store.");
  withExamples(withCommonOptions(command), ["faultline doctor", "faultline doctor --json"]).action(
    (options: CommonOptions) =>
      perform(async (context) => (await import("./commands/doctor.ts")).examine(context, options)),
  );
}
