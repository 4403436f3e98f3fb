import type { LaneLimits } from "../domain/model-catalogue.ts";
import type { LaneClock } from "./lane-clock.ts";

const minute = 60_000;
/** Within so long a call has arrived at the provider, whose minute begins then. */
const arrivalMs = 5000;

interface StartedCall {
  /** When it had arrived at the latest. */
  arrivedBy: number;
  /** Guessed when it starts; set to what it took when it ends. */
  tokens: number;
}

/** The calls that arrived within the last minute. */
export interface MinuteWindow {
  /** Milliseconds until a call of that size may start. */
  waitFor(tokens: number): number;
  /** The result ends the call, with the tokens that it took. */
  start(tokens: number): (taken: number) => void;
}

export function createMinuteWindow(
  { callsPerMinute = Infinity, tokensPerMinute = Infinity }: LaneLimits,
  clock: LaneClock,
): MinuteWindow {
  let calls: StartedCall[] = [];
  return {
    waitFor(tokens) {
      const now = clock.now();
      calls = calls.filter(({ arrivedBy }) => arrivedBy > now - minute);
      const used = calls.reduce((sum, call) => sum + call.tokens, 0);
      // A call that is larger than the limit by itself starts alone.
      const isFull = calls.length >= callsPerMinute || used + tokens > tokensPerMinute;
      if (!isFull || calls.length === 0) return 0;
      return Math.min(...calls.map(({ arrivedBy }) => arrivedBy)) + minute - now;
    },
    start(tokens) {
      const call = { arrivedBy: clock.now() + arrivalMs, tokens };
      calls.push(call);
      return (taken) => {
        call.tokens = taken;
        call.arrivedBy = Math.min(call.arrivedBy, clock.now());
      };
    },
  };
}
