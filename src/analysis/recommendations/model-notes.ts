import type { DecidedFailure } from "../decided-failure.ts";
import type { PlatformRule } from "../verdict/platform-rules.ts";
import type { Draft } from "./recommend-request.ts";

/** One note per rule of the platform that the model broke: a sentence for the guidelines, which only a model can measure. */
export function modelNotes(decided: readonly DecidedFailure[]): Draft[] {
  const broken = decided.flatMap(({ verdict, findings }) =>
    verdict.blame === "model" && findings.platformRule !== undefined
      ? [{ path: verdict.failure.evalPath, rule: findings.platformRule }]
      : [],
  );
  return [...Map.groupBy(broken, ({ rule }) => rule.name).values()].flatMap((members) => {
    const [first] = members;
    return first === undefined
      ? []
      : [
          note(
            first.rule,
            members.map(({ path }) => path),
          ),
        ];
  });
}

function note(rule: PlatformRule, evalPaths: readonly string[]): Draft {
  return {
    group: "model-notes",
    title: rule.mistake,
    detail: `For the guidelines: ${rule.sentence} (${rule.link})`,
    evalPaths,
    edits: [],
  };
}

/** Failures that are the model's own, with no documented gap behind them. */
export function noAction(decided: readonly DecidedFailure[]): Draft[] {
  return decided
    .filter(({ verdict }) => verdict.classification === "MODEL_FAULT")
    .map(({ verdict }) => ({
      group: "no-action",
      title: verdict.oneLine,
      detail: `${verdict.confidence === "proven" ? "Proven" : "Supported"}: the model's own mistake.`,
      evalPaths: [verdict.failure.evalPath],
      edits: [],
    }));
}
