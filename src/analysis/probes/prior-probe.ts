import type { Evidence } from "../../domain/evidence.ts";
import type { PriorFailure, PriorRun } from "../../domain/prior-run.ts";
import { signatureKey } from "../../domain/signature.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { Failure, Repeat } from "../../domain/verdict.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface PriorFinding {
  readonly evidence: Evidence;
  readonly repeat: Repeat;
}

/** Looks the failure up in earlier runs of the model, newest first. */
export function priorProbe(
  investigation: Investigation,
  priorRuns: readonly PriorRun[],
): PriorFinding {
  const log = startProbe("prior", investigation);
  const repeat = findRepeat(investigation.failure, priorRuns);
  const question = "Did this eval fail the same way in an earlier run of this model?";
  return {
    repeat,
    evidence: log.conclude({ question, answer: describeRepeat(repeat, priorRuns.length) }),
  };
}

/** The newest earlier failure that is the same; else the newest of this eval at another step. */
export function findRepeat(failure: Failure, priorRuns: readonly PriorRun[]): Repeat {
  const newestFirst = [...priorRuns].sort((left, right) => right.date.localeCompare(left.date));
  let different: Repeat = { kind: "no" };
  for (const prior of newestFirst) {
    const earlier = prior.failures.find(({ evalPath }) => evalPath === failure.evalPath);
    if (earlier === undefined) continue;
    const repeat = compare(failure, earlier, prior);
    if (repeat.kind !== "failed-differently") return repeat;
    if (different.kind === "no") different = repeat;
  }
  return different;
}

function compare(failure: Failure, earlier: PriorFailure, prior: PriorRun): Repeat {
  const { run, date, actionsTaken: actions } = prior;
  if (earlier.signature !== undefined && earlier.signature === signatureKey(failure.signature)) {
    return { kind: "same-signature", run, date, actions };
  }
  if (earlier.signature === undefined && earlier.failedStep === failure.step) {
    return { kind: "likely", basis: "step only", run, date, actions };
  }
  const { failedStep: step, signature } = earlier;
  return {
    kind: "failed-differently",
    run,
    date,
    step,
    ...(signature !== undefined && { signature }),
  };
}

/** The repeat in one sentence. */
export function describeRepeat(repeat: Repeat, searched: number): string {
  switch (repeat.kind) {
    case "no":
      return searched === 0 ? "No earlier run of this model is known." : "No.";
    case "same-signature":
      return `Yes, with the same signature in ${runIdPrefix(repeat.run)} (${repeat.date}); ${describeActions(repeat.actions)}.`;
    case "likely":
      return (
        `Likely: it failed the same step in ${runIdPrefix(repeat.run)} (${repeat.date}), ` +
        `which recorded no signature; ${describeActions(repeat.actions)}.`
      );
    case "failed-differently":
      return `No: in ${runIdPrefix(repeat.run)} (${repeat.date}) it failed differently, ${describeThen(repeat)}.`;
  }
}

/** At which step it failed then and, where it is known, with which signature. */
export function describeThen({
  step,
  signature,
}: Extract<Repeat, { readonly kind: "failed-differently" }>): string {
  return `at ${step}${signature === undefined ? "" : ` (${signature})`}`;
}

function describeActions(actions: readonly string[]): string {
  return actions.length === 0 ? "no action was recorded" : `recorded since: ${actions.join("; ")}`;
}
