import type { AnalysisReport, Comparison } from "../../../domain/report.ts";
import { runIdPrefix } from "../../../domain/run.ts";
import type { Repeat } from "../../../domain/verdict.ts";
import {
  isDistinguishable,
  powerInWords,
  significanceInWords,
} from "../../../stats/significance-in-words.ts";
import { code, prose } from "../escape-markdown.ts";
import { counted, differenceInWords, listed, ratio } from "../numbers-in-words.ts";

/** One cause behind several failures. */
export function renderPatterns({ patterns }: AnalysisReport): string {
  if (patterns.length === 0) return "No cause is behind more than one failure.";
  return patterns
    .map(({ title, detail, evalPaths }, index) =>
      `${index + 1}. **${prose(title)}** (${paths(evalPaths)}). ${prose(detail)}`.trimEnd(),
    )
    .join("\n\n");
}

/** How many failures someone else than the model should act on. */
export function renderNetImpact({ netImpact, verdicts, combinedEffect }: AnalysisReport): string {
  const lines = [
    ["Actionable eval, lint or task issues", netImpact.actionable],
    ["Known gaps (guideline or prompt improvements possible)", netImpact.knownGaps],
    ["Genuine model faults", netImpact.genuine],
    ["Environment, not scored", netImpact.environment],
    ["Undetermined", netImpact.undetermined],
  ] as const;
  const bullets = lines.map(([name, evals]) => {
    const which = evals.length === 0 ? "" : `: ${paths(evals)}`;
    return `- **${name}**: ${evals.length}/${verdicts.length}${which}`;
  });
  if (combinedEffect === undefined) return bullets.join("\n");
  const { passedBefore, passedAfter, total, lost } = combinedEffect;
  const loss = lost.length === 0 ? "nothing lost" : `lost: ${paths(lost)}`;
  const score = `With every measured recommendation applied the score is ${ratio(passedAfter, total)} instead of ${ratio(passedBefore, total)}, measured; ${loss}.`;
  return `${bullets.join("\n")}\n\n${score}`;
}

/** Paired comparisons with earlier runs. */
export function renderComparisons({ comparisons, rate, verdicts }: AnalysisReport): string {
  if (comparisons.length === 0) return "No earlier run of this model to compare with.";
  return comparisons
    .map((comparison) => renderComparison(comparison, { rate, verdicts }))
    .join("\n\n");
}

function renderComparison(
  comparison: Comparison,
  { rate, verdicts }: Pick<AnalysisReport, "rate" | "verdicts">,
): string {
  const {
    run,
    bothPassed,
    resolved,
    newFailures,
    stillFailing,
    otherTotals,
    pValue,
    smallestDetectable,
  } = comparison;
  const pairs = bothPassed.length + resolved.length + newFailures.length + stillFailing.length;
  const then = bothPassed.length + newFailures.length;
  const now = bothPassed.length + resolved.length;
  const intro =
    `**${code(runIdPrefix(run.id))}** (${prose(run.experiment)}, ${run.date}) passed ${ratio(otherTotals.passed, otherTotals.total)}, ` +
    `this run ${ratio(rate.passed, rate.total)}. Paired over the ${counted(pairs, "eval")} that both hold: ` +
    `${then} passed then, ${now} now: ${differenceInWords(resolved.length, newFailures.length)}.`;
  const power = powerInWords(pairs, smallestDetectable);
  return [
    intro,
    "",
    group("Resolved", resolved),
    `${group("Still failing", stillFailing)}${repeatedText(verdicts, run.id)}`,
    group("New failures", newFailures),
    `- **Passed in both**: ${bothPassed.length}`,
    "",
    `Exact McNemar ${significanceInWords(pValue)}${isDistinguishable(pValue) ? "" : " at this size"}. ${power}.`,
  ].join("\n");
}

/** How many of them fail as they did then, as far as signatures are known. */
function repeatedText(verdicts: AnalysisReport["verdicts"], run: string): string {
  const count = (kind: Exclude<Repeat["kind"], "no">) =>
    verdicts.filter(({ repeat }) => "run" in repeat && repeat.kind === kind && repeat.run === run)
      .length;
  const parts = [
    [count("same-signature"), "with the same signature"],
    [count("likely"), "at the same step, with no signature known from then"],
    [count("failed-differently"), "differently then"],
  ] as const;
  const known = parts.filter(([members]) => members > 0);
  return known.length === 0
    ? ""
    : `: ${listed(known.map(([members, how]) => `${members} ${how}`))}`;
}

function group(name: string, evalPaths: readonly string[]): string {
  return `- **${name}**: ${evalPaths.length}${evalPaths.length === 0 ? "" : ` (${paths(evalPaths)})`}`;
}

function paths(evalPaths: readonly string[]): string {
  return evalPaths.map(code).join(", ");
}
