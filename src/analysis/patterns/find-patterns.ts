import type { EvalPath } from "../../domain/eval.ts";
import type { Pattern } from "../../domain/pattern.ts";
import type { PriorRun } from "../../domain/prior-run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Repeat, Verdict } from "../../domain/verdict.ts";
import { actionPattern, actionStates } from "./action-states.ts";
import { describeThen } from "../probes/prior-probe.ts";

/** A verdict with the short name of its cause: failures with one name have one cause. */
export interface NamedVerdict {
  readonly verdict: Verdict;
  readonly mistake: string;
}

export interface History {
  readonly run: Pick<Run, "guidelines" | "experiment">;
  /** Earlier runs of the same model, newest first. */
  readonly priorRuns: readonly PriorRun[];
  /** Evals that pass now. */
  readonly passed: readonly EvalPath[];
}

/** Failures that share a cause, and causes that one condition has and another has not. */
export function findPatterns(named: readonly NamedVerdict[], history: History): Pattern[] {
  const { passed, priorRuns } = history;
  const verdicts = named.map(({ verdict }) => verdict);
  return [
    ...sharedCauses(named, history),
    ...knownGaps(named),
    ...repeats(named),
    ...actionPattern(actionStates(priorRuns, { passed, verdicts })),
  ];
}

function sharedCauses(named: readonly NamedVerdict[], history: History): Pattern[] {
  const groups = Map.groupBy(named, ({ mistake }) => mistake);
  return [...groups]
    .filter(([, members]) => members.length > 1)
    .map(([mistake, members]) => {
      const origin = originOf(members, history);
      return {
        title: `${mistake}: ${members.length} evals${origin === undefined ? "" : `, ${origin.title}`}`,
        detail: [signaturesText(members), ...(origin === undefined ? [] : [origin.detail])].join(
          " ",
        ),
        evalPaths: paths(members),
      };
    });
}

function signaturesText(members: readonly NamedVerdict[]): string {
  const keys = signaturesOf(members);
  return keys.size === 1
    ? `One signature: ${[...keys].join()}.`
    : `Signatures: ${[...keys].join("; ")}.`;
}

function signaturesOf(members: readonly NamedVerdict[]): ReadonlySet<string> {
  return new Set(members.map(({ verdict }) => signatureKey(verdict.failure.signature)));
}

/** Since when there is this cause, or under which condition alone; undefined where it was always there. */
function originOf(
  members: readonly NamedVerdict[],
  { run, priorRuns }: History,
): { readonly title: string; readonly detail: string } | undefined {
  const without = priorRuns.filter((prior) => isWithout(members, prior));
  const before = without.find((prior) => conditionOf(run, prior) === undefined);
  const clean = before ?? without[0];
  if (clean === undefined) return undefined;
  const condition = conditionOf(run, clean);
  return {
    title: condition?.title ?? `new since ${runIdPrefix(clean.run)}`,
    detail: [absenceText(clean), ...(condition === undefined ? [] : [condition.suspect])].join(" "),
  };
}

/** All of these evals passed then, and no other is known to have failed like them. */
function isWithout(members: readonly NamedVerdict[], prior: PriorRun): boolean {
  const keys = signaturesOf(members);
  return (
    paths(members).every((path) => prior.passedEvals?.includes(path)) &&
    !prior.failures.some(({ signature }) => signature !== undefined && keys.has(signature))
  );
}

/** What a run was given and an earlier one was not; undefined where both had the same. */
function conditionOf(
  { guidelines, experiment }: History["run"],
  prior: PriorRun,
): { readonly title: string; readonly suspect: string } | undefined {
  if (prior.guidelines !== undefined && prior.guidelines !== guidelines) {
    return guidelines
      ? {
          title: "new with guidelines, absent without them",
          suspect: "What the guidelines say, or leave out, on this is worth a look.",
        }
      : {
          title: "new without guidelines, absent with them",
          suspect: "The guidelines seem to prevent it.",
        };
  }
  if (prior.experiment === experiment) return undefined;
  return {
    title: `new in the experiment ${experiment}, absent in ${prior.experiment}`,
    suspect: "What the experiments do differently is worth a look.",
  };
}

function absenceText({ run, experiment, date, failures }: PriorRun): string {
  const known = failures.filter(({ signature }) => signature !== undefined).length;
  const others =
    failures.length === 0
      ? ""
      : ` None of the ${known} failures of that run whose signature is known (of ${failures.length}) has this one.`;
  return `All of them passed in ${runIdPrefix(run)} (${experiment}, ${date}).${others}`;
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
  const of = (kind: Repeat["kind"]) => named.filter(({ verdict }) => verdict.repeat.kind === kind);
  const [same, likely, different] = [of("same-signature"), of("likely"), of("failed-differently")];
  const members = named.filter((each) => same.includes(each) || likely.includes(each));
  if (members.length < 2) return [];
  const details = [
    ...(same.length === 0 ? [] : [`${same.length} by the same signature.`]),
    ...(likely.length === 0
      ? []
      : [`${likely.length} likely (only the failed step of the earlier run is known).`]),
    ...different.flatMap(({ verdict: { failure, repeat } }) =>
      repeat.kind === "failed-differently"
        ? [`${failure.evalPath} failed differently then, ${describeThen(repeat)}.`]
        : [],
    ),
  ];
  const others = different.length === 0 ? "" : `; ${different.length} more failed differently then`;
  return [
    {
      title: `Repeats: ${members.length} of ${named.length} failures${others}`,
      detail: details.join(" "),
      evalPaths: paths(members),
    },
  ];
}

function paths(members: readonly NamedVerdict[]): string[] {
  return members.map(({ verdict }) => verdict.failure.evalPath);
}
