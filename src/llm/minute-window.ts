import type { LaneLimits } from "../domain/model-catalogue.ts";
import type { LaneClock } from "./lane-clock.ts";

const minute = 60_000;

interface StartedCall {
  readonly at: number;
  /** Guessed when it starts; set to what it took when it ends. */
  tokens: number;
}

/** The calls that started within the last minute. */
export interface MinuteWindow {
  /** Milliseconds until a call of that size may start. */
  waitFor(tokens: number): number;
  start(tokens: number): StartedCall;
}

export function createMinuteWindow(
  { callsPerMinute = Infinity, tokensPerMinute = Infinity }: LaneLimits,
  clock: LaneClock,
): MinuteWindow {
  let calls: StartedCall[] = [];
  return {
    waitFor(tokens) {
      const now = clock.now();
      calls = calls.filter(({ at }) => at > now - minute);
      const used = calls.reduce((sum, call) => sum + call.tokens, 0);
      const [oldest] = calls;
      // A call that is larger than the limit by itself starts alone.
      const isFull = calls.length >= callsPerMinute || used + tokens > tokensPerMinute;
      return oldest !== undefined && isFull ? oldest.at + minute - now : 0;
    },
    start(tokens) {
      const call = { at: clock.now(), tokens };
      calls.push(call);
      return call;
    },
  };
}
