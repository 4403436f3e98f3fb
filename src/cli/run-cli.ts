import { Command, CommanderError } from "commander";
import { HarnessError, UsageError } from "../lib/harness-error.ts";
import type { CommandContext } from "./command-context.ts";
import { declareCommands } from "./declare-commands.ts";
import { exitCodes } from "./exit-code.ts";
import type { ExitCode } from "./exit-code.ts";
import { asLines } from "./render/as-lines.ts";
import { styled } from "./render/styled-text.ts";

export interface ProgramFacts {
  readonly version: string;
  /** Where help goes. */
  readonly write: (text: string) => void;
}

/** Runs one command line (without the program's own name) and says how it ended. Never throws. */
export async function runCli(
  words: readonly string[],
  context: CommandContext,
  { version, write }: ProgramFacts,
): Promise<ExitCode> {
  let code: ExitCode = exitCodes.ok;
  const program = new Command("faultline")
    .description("Runs coding evals and finds out whose fault each failure is, with proof.")
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: write,
      writeErr: (text) => context.terminal.note(asLines(text)),
      outputError: (text) => context.terminal.note([[misuseText(text, context.invocation)]]),
    });
  declareCommands(program, async (command) => {
    code = await command(context);
  });
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    return reportError(error, context);
  }
}

function reportError(error: unknown, { terminal, interruption }: CommandContext): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof UsageError) {
    terminal.note([[error.message]]);
    return exitCodes.usage;
  }
  if (interruption.draining.aborted) {
    terminal.note([["Stopped. What was finished is stored."]]);
    return exitCodes.interrupted;
  }
  if (error instanceof HarnessError) {
    terminal.note([[error.message]]);
    return exitCodes.harness;
  }
  terminal.note([
    [
      styled(
        "Faultline crashed. This is a bug in Faultline; please report it with what follows.",
        "strong",
      ),
    ],
    ...asLines(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  ]);
  return exitCodes.harness;
}

/** What commander says about a command line, as one sentence that says where to look. */
function misuseText(text: string, invocation: string): string {
  const said = text
    .replace(/^error: /, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentence = `${said.charAt(0).toUpperCase()}${said.slice(1)}`.replace(/\.$/, "");
  return `${sentence}. What can be given: ${invocation} --help`;
}
