import { UsageError } from "../lib/harness-error.ts";
import type { AnalystChoice } from "../wiring/workbench.ts";

/** Who is asked beside the rules. */
export interface AnalystOptions {
  readonly analyst?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly calls?: string;
  readonly analystCommand?: string;
  readonly analystEnv?: readonly string[];
  readonly analystTime?: string;
}

const defaultCalls = "200";
const defaultSeconds = "600";

/** The analyst that the options choose; absent for the rules alone. Fails with `UsageError` where they contradict each other. */
export function analystChoice({
  analyst = "rule",
  model,
  baseUrl,
  calls = defaultCalls,
  analystCommand: command,
  analystEnv: environment = [],
  analystTime = defaultSeconds,
}: AnalystOptions): AnalystChoice | undefined {
  const mostCalls = wholeNumber(calls, "number of calls");
  switch (analyst) {
    case "rule":
      return undefined;
    case "llm":
      if (model === undefined) {
        throw new UsageError("--analyst llm needs a model: -m provider/name.");
      }
      return { kind: "llm", model, mostCalls, ...(baseUrl !== undefined && { baseUrl }) };
    case "command":
      if (command === undefined || command.trim() === "") {
        throw new UsageError('--analyst command needs a command: --analyst-command "…".');
      }
      return {
        kind: "command",
        command,
        environment,
        timeLimitMs: wholeNumber(analystTime, "number of seconds") * 1000,
        mostCalls,
      };
    default:
      throw new UsageError(`"${analyst}" is no analyst: give rule, llm or command.`);
  }
}

function wholeNumber(text: string, what: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number >= 1 && number <= 1_000_000) return number;
  throw new UsageError(`"${text}" is no ${what}: give a whole number from 1.`);
}
