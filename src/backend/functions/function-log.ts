import { randomBytes } from "node:crypto";
import type { FinishedCall } from "../deployment.ts";

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;
const maximumEntries = 1_000;
const pollMilliseconds = 10_000;

/** What `stream_function_logs` answers (convex/src/cli/lib/generatedFunctionLogsApi.ts). */
export interface LogPage {
  readonly entries: readonly object[];
  /** Milliseconds since the epoch, later with every entry. */
  readonly newCursor: number;
}

/** The latest calls of a deployment with their log lines. */
export class FunctionLog {
  #entries: readonly { readonly at: number; readonly entry: object }[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #onCall: ((call: FinishedCall) => void) | undefined;

  /** `onCall` is told of each call too. */
  constructor(onCall?: (call: FinishedCall) => void) {
    this.#onCall = onCall;
  }

  add(call: FinishedCall): void {
    this.#onCall?.(call);
    const { kind, path, component, logLines, error, milliseconds } = call;
    const at = Math.max(Date.now(), (this.#entries.at(-1)?.at ?? 0) + 1);
    const entry = {
      kind: "Completion",
      identifier: path.replace(":", ".js:"),
      udfType: kindNames[kind],
      componentPath: component === "" ? null : component,
      logLines,
      timestamp: at / 1000,
      executionTimestamp: (at - milliseconds) / 1000,
      executionTime: milliseconds / 1000,
      success: error === undefined ? {} : null,
      error: error ?? null,
      requestId: randomBytes(8).toString("hex"),
      executionId: randomBytes(8).toString("hex"),
      cachedResult: false,
      caller: "Tester",
      environment: "isolate",
      identityType: "unknown",
      willRetry: false,
    };
    this.#entries = [...this.#entries, { at, entry }].slice(-maximumEntries);
    for (const wake of this.#waiting) wake();
  }

  /** Calls that ended after the cursor; where there are none, waits for one, for ten seconds or until the signal. */
  async wait(cursor: number, signal: AbortSignal): Promise<LogPage> {
    if (this.#after(cursor).length === 0 && cursor > 0) await this.#nextEntry(signal);
    const found = this.#after(cursor);
    const newCursor = found.at(-1)?.at ?? (cursor > 0 ? cursor : Date.now());
    return { entries: found.map(({ entry }) => entry), newCursor };
  }

  #after(cursor: number): readonly { readonly at: number; readonly entry: object }[] {
    return this.#entries.filter(({ at }) => at > cursor);
  }

  #nextEntry(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waiting.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, pollMilliseconds).unref();
      this.#waiting.add(wake);
      signal.addEventListener("abort", wake);
    });
  }
}
