import type { HealthSummary } from "../../../src/server/api-types.ts";

const states = [
  ["healthy", "healthy"],
  ["doubtful", "doubtful"],
  ["unknown", "not measured as they are now"],
] as const;

/** `64 healthy, 2 doubtful`: how many evals are in which state. */
export function healthInWords(health: readonly HealthSummary[]): string {
  return states
    .map(([state, words]) => [health.filter((each) => each.state === state).length, words] as const)
    .filter(([count]) => count > 0)
    .map(([count, words]) => `${count} ${words}`)
    .join(", ");
}
