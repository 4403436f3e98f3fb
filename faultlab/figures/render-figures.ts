import type { Evaluation } from "../evaluation/evaluation.ts";
import type { Bar } from "./bars.ts";
import type { CertificateFigures } from "./certificate-figures.ts";
import type { LabFigures } from "./lab-figures.ts";
import { percent, shareText } from "./share.ts";

/** The table of the benchmark, as lines. */
export function renderFigures(figures: LabFigures, bars: readonly Bar[]): readonly string[] {
  const { blame, byLetter, rules } = figures;
  const letters = Object.entries(byLetter).map(([letter, count]) => `${letter} ${count}`);
  return table([
    ["cases", `${figures.cases}: ${letters.join(" · ")}`],
    ["not from the reference", shareText(figures.notFromReference)],
    ["rules", rules.join(", ")],
    ["κ on blame", `${fixed(blame.kappa)} over ${blame.causes} causes`],
    ["  majority class", fixed(blame.baselines.majority)],
    ["  failed step → class", fixed(blame.baselines.failedStep)],
    ["macro-F1 on blame", fixed(blame.macroF1)],
    ...Object.entries(blame.recall).map(
      ([label, share]) => [`  recall of ${label}`, shareText(share)] as const,
    ),
    ["class right", shareText(blame.classes)],
    [
      "faults of the model excused",
      `${shareText(blame.wronglyExcused)}, at most ${percent(blame.wronglyExcused.bound)} % (95 %)`,
    ],
    ["other faults put on the model", shareText(blame.wronglyBlamed)],
    ["undetermined", shareText(blame.undetermined)],
    ["proven", shareText(blame.proven)],
    ...certificateRows("independent replies", figures.independent),
    ...certificateRows("other candidates", figures.others),
    ["grades per failure", `median ${figures.grades.median}, p95 ${figures.grades.p95}`],
    [
      "seconds per failure",
      `median ${figures.seconds.median.toFixed(1)}, p95 ${figures.seconds.p95.toFixed(1)}`,
    ],
    ["budget exhausted", shareText(figures.exhausted)],
    ["certificates that replay alike", shareText(figures.replayed)],
    ["same verdict in disguise", shareText(figures.disguised)],
    ["equivalents that pass", shareText(figures.equivalentsPassed)],
    ["tampering that fails", shareText(figures.tamperingFailed)],
    ["  and is put on the model", shareText(figures.tamperingBlamed)],
    ["environment known as such", shareText(figures.environmentKnown)],
    ["  not put on the model", shareText(figures.environmentNotBlamed)],
    [
      "bars reached",
      `${bars.filter(({ isReached }) => isReached).length} of ${bars.length}; missed: ${missed(bars)}`,
    ],
  ]);
}

function certificateRows(
  title: string,
  figures: CertificateFigures,
): readonly (readonly [string, string])[] {
  const { sizeRatio, baselines } = figures;
  return [
    [`certificates, ${title}`, shareText(figures.found)],
    ["  confirmed", shareText(figures.confirmed)],
    ["  statement or finer", shareText(figures.atStatementOrFiner)],
    ["  root cause right", shareText(figures.rootCause)],
    ["    at the injected place", shareText(figures.atPlace)],
    ["    agrees under held-out tests", shareText(figures.agrees)],
    [
      "  size ÷ true size",
      `median ${fixed(sizeRatio.median)}, 80 % ${fixed(sizeRatio.p80)}, at most 3: ${shareText(sizeRatio.withinThree)}`,
    ],
    ["    plain diff to the reference", `median ${fixed(baselines.plainDiffRatio)}`],
    ["    first diagnostic's line right", shareText(baselines.firstLine)],
  ];
}

/** The cases that went worst, each with what the analysis said and on what evidence. */
export function renderWorst(evaluations: readonly Evaluation[], count: number): readonly string[] {
  return evaluations
    .map((evaluation) => ({ evaluation, badness: badnessOf(evaluation) }))
    .filter(({ badness }) => badness > 0)
    .toSorted((a, b) => b.badness - a.badness)
    .slice(0, count)
    .flatMap(({ evaluation }) => describe(evaluation));
}

/** A model excused is worst, then one blamed for others, then no answer, then the wrong place. */
function badnessOf({ causes, letter, outcome }: Evaluation): number {
  const own = causes.map(({ truth, blame, localization }) => {
    if (blame !== truth.blame) {
      if (blame === "undetermined") return 2;
      return truth.blame === "model" ? 4 : 3;
    }
    return localization?.atPlace === true && localization.agrees ? 0 : 1;
  });
  return Math.max(letter === "E" && outcome !== "passed" ? 4 : 0, ...own);
}

function describe(evaluation: Evaluation): readonly string[] {
  const { id, letter, evalPath, base, description, error, causes, evidence, tried } = evaluation;
  return [
    "",
    `${id} (${letter})  ${evalPath}, ${base.origin} ${base.name}`,
    `  injected  ${description}`,
    `  failed    ${evaluation.failedStep ?? evaluation.outcome}: ${error ?? ""}`,
    ...causes.flatMap(({ truth, blame, confidence, rule, oneLine, localization }) => [
      `  truth     ${truth.blame}; said ${blame} (${confidence}, ${rule}): ${oneLine}`,
      ...(localization === undefined
        ? ["            no certificate"]
        : [
            `            ${localization.side}, ${localization.granularity}, at the place: ${localization.atPlace}, agrees: ${localization.agrees}, ${localization.size} of ${localization.trueSize} tokens`,
            ...localization.diff
              .split("\n")
              .slice(0, 30)
              .map((line) => `            ${line}`),
          ]),
    ]),
    ...(evaluation.crash === undefined ? [] : [`  crashed   ${evaluation.crash.slice(0, 600)}`]),
    ...evidence.map((line) => `  evidence  ${line}`),
    ...tried.slice(0, 5).map((line) => `  tried     ${line}`),
  ];
}

function missed(bars: readonly Bar[]): string {
  const names = bars
    .filter(({ isReached }) => !isReached)
    .map(({ name, value, limit }) => `${name} ${fixed(value)} (${limit})`);
  return names.length === 0 ? "none" : names.join(", ");
}

function fixed(value: number): string {
  return Number.isNaN(value) ? "–" : value.toFixed(2);
}

function table(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, text]) => `${name.padEnd(width)}  ${text}`);
}
