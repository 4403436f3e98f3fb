import type { Analysis, CallReply, ThrownError } from "../executor/protocol.ts";

/** Answers the calls of one invocation and takes its log lines. */
export interface InvocationHost {
  call(operation: string, args: string): Promise<CallReply>;
  log(line: string): void;
  /** Whether the client's call has ended, so that nobody waits for what is nested in it. */
  isOver(): boolean;
}

export type InvocationOutcome =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: ThrownError };

/** The outcome of an invocation that the platform ended, which is no error of the code's own. */
export function endedBy(message: string): InvocationOutcome {
  return { ok: false, error: { message, stack: "" } };
}

/** The findings about modules whose evaluation the platform ended. */
export function analysisEndedBy(message: string): Analysis {
  return { parts: [], problem: { prefix: "", module: "", error: { message, stack: "" } } };
}
