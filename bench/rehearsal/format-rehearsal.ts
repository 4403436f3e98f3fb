import type { KilledRehearsal } from "./kill-rehearsal.ts";
import type { FaultyRehearsal, Rehearsal } from "./run-rehearsal.ts";

/** Does a rehearsal show what it should? */
export function isHeld({ attempts, faulty, killed }: Rehearsal): boolean {
  return attempts > 0 && faultsHeld(faulty) && killsHeld(killed);
}

function faultsHeld({ notGraded, lostReplies, exceeded, differences }: FaultyRehearsal): boolean {
  return notGraded + lostReplies + exceeded.length + differences.length === 0;
}

function killsHeld(killed: KilledRehearsal): boolean {
  const { kills, repeatedCalls, logged, surplusReplies, differences } = killed;
  const inFlight = inFlightAtKills(killed);
  const isLogged = logged === inFlight && repeatedCalls <= logged;
  const isWhole = differences.length + surplusReplies + killed.exceeded.length === 0;
  return kills.length === 0 || (isLogged && isWhole);
}

/** A call stays in flight until its run is taken up, which a later kill may prevent: each counts once. */
function inFlightAtKills({ kills }: KilledRehearsal): number {
  const last = kills.at(-1);
  return last === undefined ? 0 : last.inFlight + last.lost;
}

/** The rehearsal as text. */
export function formatRehearsal(rehearsal: Rehearsal): string {
  return [...faultLines(rehearsal), ...killLines(rehearsal), verdictLine(rehearsal)].join("\n");
}

function faultLines({ attempts, faulty, limits }: Rehearsal): readonly string[] {
  const { calls, faults, graded, errored, peak, retries, differences } = faulty;
  const { callsPerMinute = "any", tokensPerMinute = "any" } = limits;
  return [
    `with faults      ${attempts} attempts, ${calls} calls: ${countsText(faults)}`,
    `  graded         ${graded}, errored ${countsText(errored)}, neither ${faulty.notGraded}`,
    `  replies lost   ${faulty.lostReplies}`,
    `  at most        ${peak.concurrentCalls} calls at once (limit ${limits.concurrentCalls}), ${peak.callsPerMinute} a minute (${callsPerMinute}), ${peak.tokensPerMinute} tokens a minute (${tokensPerMinute})`,
    `  exceeded       ${listText(faulty.exceeded)}`,
    `  --retry errored, ${retries} times: ${differences.length} results differ from those without faults`,
    ...differences.map((key) => `    ${key}`),
  ];
}

function killLines({ killed }: Rehearsal): readonly string[] {
  const { kills, attempts, calls, repeatedCalls, logged, differences } = killed;
  if (kills.length === 0) return [];
  return [
    `killed           ${kills.length} times: ${attempts} attempts, ${calls} calls`,
    ...kills.map(
      ({ afterMs, replies, inFlight }, index) =>
        `  kill ${String(index + 1).padStart(2)}        after ${(afterMs / 1000).toFixed(1)} s, ${replies} replies stored, ${inFlight} calls in flight`,
    ),
    `  in flight      ${inFlightAtKills(killed)}, logged as repeated ${logged}, repeated ${repeatedCalls}, paid twice ${killed.surplusReplies}`,
    `  exceeded       ${listText(killed.exceeded)} (calls at once)`,
    `  ${differences.length} results differ from those without kills`,
    ...differences.map((key) => `    ${key}`),
  ];
}

function verdictLine(rehearsal: Rehearsal): string {
  return `${isHeld(rehearsal) ? "held" : "NOT HELD"} (seed ${rehearsal.seed})`;
}

function countsText(counts: Readonly<Record<string, number>>): string {
  return listText(Object.entries(counts).map(([name, count]) => `${name} ${count}`));
}

function listText(items: readonly string[]): string {
  return items.length === 0 ? "none" : items.join(" · ");
}
