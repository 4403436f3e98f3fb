import type { FailedStep } from "../../src/domain/step.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import { sizeOf, tokenChanges } from "./token-changes.ts";

/** Tokens of the whole difference between the candidate and the reference: the certificate that costs nothing. */
export function plainDiffSize({ candidate, suite, evalPath }: FaultCase): number {
  const folder = `evals/${evalPath}/answer/`;
  const answer = Object.entries(suite)
    .filter(([path]) => path.startsWith(folder))
    .map(([path, text]) => [path.slice(folder.length), text] as const);
  return sizeOf(tokenChanges(candidate, Object.fromEntries(answer)));
}

/** Does the first diagnostic of the failed step name a line of the candidate that the fault changed? */
export function firstLineIsAtFault({ diagnostics }: FailedStep, fault: FaultCase): boolean {
  const place = diagnostics.find(({ severity }) => severity === "error")?.place;
  const faulty = place && fault.candidate[place.file];
  if (place === undefined || faulty === undefined) return false;
  const good = new Set(fault.good[place.file]?.split("\n"));
  const line = faulty.split("\n")[place.line - 1];
  return line !== undefined && !good.has(line);
}
