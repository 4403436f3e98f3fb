import { runIdPrefix } from "../../../src/domain/run.ts";
import type { RunHead } from "../../../src/server/api-types.ts";

/** A name for each of the compared runs that tells it from the others: the model's, and where that is not enough more. */
export function runNames(runs: readonly RunHead[]): readonly string[] {
  const attempts = [
    ({ modelDisplayName }: RunHead) => modelDisplayName,
    ({ modelDisplayName, experiment }: RunHead) => `${modelDisplayName} · ${experiment}`,
    ({ modelDisplayName, id }: RunHead) => `${modelDisplayName} · ${runIdPrefix(id)}`,
  ];
  const named = attempts.map((nameOf) => runs.map(nameOf));
  return named.find((names) => new Set(names).size === runs.length) ?? runs.map(({ id }) => id);
}
