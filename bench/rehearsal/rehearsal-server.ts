import { startScriptedProviderServer } from "../../src/public/testing.ts";
import type { LedgerCall } from "./call-ledger.ts";
import { answerWith, drawFault } from "./provider-faults.ts";
import type { FaultKind } from "./provider-faults.ts";
import type { RehearsedCalls } from "./rehearsed-calls.ts";

export interface RehearsalServer extends AsyncDisposable {
  readonly baseUrl: string;
  /** All that arrived, in order. */
  readonly calls: readonly LedgerCall[];
  /** From now on each kind of fault has this probability. */
  readonly setFaults: (share: number) => void;
}

export interface RehearsalServerOptions {
  readonly rehearsed: RehearsedCalls;
  readonly random: () => number;
  /** Of a call, at the median. */
  readonly latencyMs: number;
}

/** A provider that answers with the recorded replies, makes mistakes, and keeps a ledger of its calls. */
export async function startRehearsalServer({
  rehearsed,
  random,
  latencyMs,
}: RehearsalServerOptions): Promise<RehearsalServer> {
  const calls: LedgerCall[] = [];
  const faults = new Map<number, FaultKind | undefined>();
  let share = 0;
  const server = await startScriptedProviderServer(
    (request, index) => {
      const call = rehearsed.find(request);
      if (call === undefined) return { status: 400, message: "This is no call of the rehearsal." };
      const fault = share === 0 ? undefined : drawFault(share, random);
      faults.set(index, fault);
      const outputTokens = Math.ceil(call.reply.length / 4);
      const usage = { inputTokens: call.inputTokens, outputTokens };
      return answerWith(fault, { text: call.reply, usage }, latencyMs * (0.5 + random()));
    },
    {
      onAsked(index, _answer, request) {
        const call = rehearsed.find(request);
        const outputTokens = Math.ceil((call?.reply.length ?? 0) / 4);
        calls[index] = {
          key: call?.key ?? "unknown",
          provider: request.api,
          arrivedAt: performance.now(),
          fault: faults.get(index),
          tokens: (call?.inputTokens ?? 0) + outputTokens,
        };
      },
      onEnded(index, wasSent) {
        const call = calls[index];
        if (call !== undefined) Object.assign(call, { endedAt: performance.now(), wasSent });
      },
    },
  );
  return {
    baseUrl: server.baseUrl,
    calls,
    setFaults: (next) => (share = next),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}
