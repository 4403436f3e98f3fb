import { z } from "zod";
import { HarnessError } from "../../lib/harness-error.ts";
import type { Analyst, AnalystQuestion, AnalystSession } from "./analyst.ts";
import { answerSchema } from "./analyst-answer.ts";
import { readPrompt } from "./read-prompt.ts";
import { runCommand } from "./run-command.ts";
import type { CommandOutput } from "./run-command.ts";

export interface CommandAnalystOptions {
  /** A line for the shell. */
  readonly command: string;
  /** All that the command sees of our environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Milliseconds for one answer. Default: ten minutes. */
  readonly timeLimitMs?: number;
}

/**
 * Any program: it gets the brief as JSON on its standard input and writes its answer as JSON to its standard output. A
 * better answer is asked for by starting it again, with `previous`: its last answer and what is wrong with it.
 */
export function commandAnalyst(options: CommandAnalystOptions): Analyst {
  const instructions = readPrompt("judge");
  return {
    identity: { kind: "command", name: options.command },
    begin: (question) => startSession(options, question, instructions),
  };
}

function startSession(
  { command, environment, timeLimitMs = 600_000 }: CommandAnalystOptions,
  { brief, spendCall, signal }: AnalystQuestion,
  instructions: string,
): AnalystSession {
  const outputs: CommandOutput[] = [];
  const question = { instructions, answerSchema: z.toJSONSchema(answerSchema), ...brief };
  let previous: unknown;
  return {
    async answer(problems) {
      spendCall();
      const input = JSON.stringify({
        ...question,
        ...(problems.length > 0 && { previous: { answer: previous, problems } }),
      });
      const output = await runCommand(command, {
        input,
        environment,
        timeLimitMs,
        ...(signal && { signal }),
      });
      outputs.push(output);
      if (output.failure !== undefined) {
        throw new HarnessError("skip-attempt", `The analyst's command ${output.failure}.`);
      }
      previous = parsed(output.stdout);
      return previous;
    },
    transcript: () => outputs,
    cost: () => undefined,
  };
}

/** The text itself where it is no JSON: its form is then what is wrong with the answer. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
