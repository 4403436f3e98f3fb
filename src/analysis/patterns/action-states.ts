import type { EvalPath } from "../../domain/eval.ts";
import type { Pattern } from "../../domain/pattern.ts";
import type { PriorFailure, PriorRun } from "../../domain/prior-run.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Verdict } from "../../domain/verdict.ts";

/** What became of an action that was recorded for a failing eval. */
export interface ActionState {
  readonly evalPath: EvalPath;
  readonly action: string;
  readonly state: "resolved as expected" | "fix did not work" | "new cause in the same eval";
}

export interface Outcomes {
  readonly passed: readonly EvalPath[];
  readonly verdicts: readonly Verdict[];
}

/** The state of the newest action per eval. An action belongs to the evals that failed then and that it names. */
export function actionStates(
  priorRuns: readonly PriorRun[],
  { passed, verdicts }: Outcomes,
): readonly ActionState[] {
  const newestFirst = priorRuns.toSorted((left, right) => right.date.localeCompare(left.date));
  const found = new Map<EvalPath, ActionState>();
  for (const { failures, actionsTaken } of newestFirst) {
    for (const earlier of failures) {
      const { evalPath } = earlier;
      const action = actionsTaken.find((text) => names(text, evalPath));
      if (action === undefined || found.has(evalPath)) continue;
      const verdict = verdicts.find(({ failure }) => failure.evalPath === evalPath);
      const isGraded = verdict !== undefined || passed.includes(evalPath);
      if (isGraded) found.set(evalPath, { evalPath, action, state: stateOf(earlier, verdict) });
    }
  }
  return [...found.values()];
}

function stateOf(earlier: PriorFailure, verdict: Verdict | undefined): ActionState["state"] {
  if (verdict === undefined) return "resolved as expected";
  const { signature, step } = verdict.failure;
  const isSame =
    earlier.signature === undefined
      ? earlier.failedStep === step
      : earlier.signature === signatureKey(signature);
  return isSame ? "fix did not work" : "new cause in the same eval";
}

/** By its path or its name, not as a part of another. */
function names(action: string, evalPath: EvalPath): boolean {
  const name = evalPath.split("/").at(-1) ?? evalPath;
  return action.match(/[\w/-]+/g)?.some((word) => word === evalPath || word === name) === true;
}

/** The states as a pattern of the report; none where no action was recorded. */
export function actionPattern(states: readonly ActionState[]): readonly Pattern[] {
  if (states.length === 0) return [];
  const groups = Map.groupBy(states, ({ state }) => state);
  const counts = [...groups].map(([state, members]) => `${members.length} ${state}`);
  return [
    {
      title: `Recorded actions: ${counts.join(", ")}`,
      detail: states
        .map(({ evalPath, state, action }) => `${evalPath}: ${state} ("${action}").`)
        .join(" "),
      evalPaths: states.map(({ evalPath }) => evalPath),
    },
  ];
}
