import type { ProbeName } from "../../domain/evidence.ts";
import type { Blame } from "../../domain/verdict.ts";
import type { Findings } from "./findings.ts";

/** Something that must hold, in words and as a test of what some probes found. */
export interface Requirement<Needs extends keyof Findings = keyof Findings> {
  /** A sentence without its full stop, true where the requirement holds. */
  readonly words: string;
  readonly holds: (findings: Pick<Findings, Needs>) => boolean;
}

/** One rule: where all its conditions hold, and no rule before it decided, it gives the blame. */
export interface Rule {
  readonly name: string;
  /** Null: nobody is blamed, the failure is undetermined. */
  readonly blame: Blame | null;
  readonly conditions: readonly Requirement[];
  /** Probes whose evidence the conditions and the proof rest on. */
  readonly restsOn: readonly ProbeName[];
  /** What must hold beside the conditions for the verdict to be `proven`; absent where it can be `supported` at most. */
  readonly proof?: readonly Requirement[];
}

/** Do all the conditions of a rule hold? */
export function applies({ conditions }: Rule, findings: Findings): boolean {
  return conditions.every(({ holds }) => holds(findings));
}

/** The requirements of proof that do not hold; `undefined` where the rule can prove nothing. */
export function missingProof({ proof }: Rule, findings: Findings): readonly string[] | undefined {
  return proof?.flatMap(({ words, holds }) => (holds(findings) ? [] : [words]));
}

/** The conditions of a rule as one sentence. */
export function conditionText({ conditions }: Rule): string {
  const [first = "", ...rest] = conditions.map(({ words }) => words);
  const text = [first, ...rest.map((words) => words.charAt(0).toLowerCase() + words.slice(1))].join(
    "; ",
  );
  return `${text}.`;
}
