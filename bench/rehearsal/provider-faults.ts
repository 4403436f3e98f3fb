import type { ProviderAnswer } from "../../src/public/testing.ts";

/** What a provider does wrong, each with the same probability. */
export const faultKinds = [
  "429",
  "5xx",
  "dropped",
  "broken off",
  "ended early",
  "truncated",
  "malformed",
  "slow",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Draws one fault, or none. */
export function drawFault(share: number, random: () => number): FaultKind | undefined {
  return faultKinds[Math.floor(random() / share)];
}

type Reply = Extract<ProviderAnswer, { readonly text: string }>;

/** How a server answers that would reply this. */
export function answerWith(
  fault: FaultKind | undefined,
  reply: Reply,
  latencyMs: number,
): ProviderAnswer {
  const half = reply.text.slice(0, reply.text.length / 2);
  switch (fault) {
    case undefined:
      return { ...reply, latencyMs };
    case "429":
      return { status: 429, message: "Too many requests.", retryAfter: "1" };
    case "5xx":
      return { status: 503, message: "Overloaded.", latencyMs };
    case "dropped":
      return { dropped: true, latencyMs };
    case "broken off":
      return { breakAfter: half, latencyMs };
    case "ended early":
      return { endAfter: half, latencyMs };
    case "truncated":
      return { ...reply, text: half, finishReason: "length", latencyMs };
    case "malformed":
      return { malformed: '{"choices": [', latencyMs };
    case "slow":
      return { ...reply, latencyMs: 10 * latencyMs };
    default:
      return fault satisfies never;
  }
}
