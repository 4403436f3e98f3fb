import type { Pattern } from "../../domain/pattern.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { PriorRun } from "../../domain/prior-run.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Verdict } from "../../domain/verdict.ts";

/** A verdict with the short name of its cause: failures with one name have one cause. */
export interface NamedVerdict {
  readonly verdict: Verdict;
  readonly mistake: string;
}

/** Failures that share a cause, and causes that one condition has and another has not. */
export function findPatterns(
  named: readonly NamedVerdict[],
  priorRuns: readonly PriorRun[],
): Pattern[] {
  return [...sharedCauses(named, priorRuns), ...knownGaps(named), ...repeats(named)];
}

function sharedCauses(named: readonly NamedVerdict[], priorRuns: readonly PriorRun[]): Pattern[] {
  const groups = Map.groupBy(named, ({ mistake }) => mistake);
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([mistake, members]) => {
      const clean = runWithout(members, priorRuns);
      return {
        title: `${mistake}: ${members.length} evals${clean === undefined ? "" : `, new since ${runIdPrefix(clean.run)}`}`,
        detail: `${signatures(members)}${clean === undefined ? "" : ` ${passedThen(clean)}`}`,
        evalPaths: paths(members),
      };
    });
}

function signatures(members: readonly NamedVerdict[]): string {
  const keys = new Set(members.map(({ verdict }) => signatureKey(verdict.failure.signature)));
  return keys.size === 1
    ? `One signature: ${[...keys].join()}.`
    : `Signatures: ${[...keys].join("; ")}.`;
}

/** The newest earlier run in which all of these evals passed. */
function runWithout(
  members: readonly NamedVerdict[],
  priorRuns: readonly PriorRun[],
): PriorRun | undefined {
  const evals = paths(members);
  return priorRuns.find(({ passedEvals = [] }) =>
    evals.every((path) => passedEvals.includes(path)),
  );
}

function passedThen({ run, experiment, date }: PriorRun): string {
  return `All of them passed in ${runIdPrefix(run)} (${experiment}, ${date}).`;
}

function knownGaps(named: readonly NamedVerdict[]): Pattern[] {
  const members = named.filter(({ verdict }) => verdict.classification === "KNOWN_GAP");
  if (members.length < 2) return [];
  return [
    {
      title: `Documented gaps: ${members.length} of ${named.length} failures`,
      detail: "Each is described by an open gap note of its eval.",
      evalPaths: paths(members),
    },
  ];
}

function repeats(named: readonly NamedVerdict[]): Pattern[] {
  const members = named.filter(
    ({ verdict }) => verdict.repeat.kind === "same-signature" || verdict.repeat.kind === "likely",
  );
  if (members.length < 2) return [];
  const certain = members.filter(({ verdict }) => verdict.repeat.kind === "same-signature").length;
  return [
    {
      title: `Repeats: ${members.length} of ${named.length} failures`,
      detail: `${certain} by the same signature, ${members.length - certain} likely (only the failed step of the earlier run is known).`,
      evalPaths: paths(members),
    },
  ];
}

function paths(members: readonly NamedVerdict[]): string[] {
  return members.map(({ verdict }) => verdict.failure.evalPath);
}
