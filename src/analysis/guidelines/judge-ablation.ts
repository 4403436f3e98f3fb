import type { EvalPath } from "../../domain/eval.ts";
import { adjustByHolm } from "../../stats/adjust-p-values.ts";
import { balancedEffect } from "../../stats/balanced-effect.ts";
import type { BalancedScores } from "../../stats/balanced-effect.ts";
import { detectableDifference } from "../../stats/detectable-difference.ts";
import { meanOf } from "../../stats/mean-of.ts";
import { stratifiedDifference, varianceOfRate } from "../../stats/stratified-difference.ts";
import type { PairedScores, StratifiedDifference } from "../../stats/stratified-difference.ts";
import type { AblationDesign, GuidelineArm } from "./ablation-arms.ts";
import type { GuidelineSection } from "./sections.ts";

/** One score per graded sample of each eval, 1 where it passed and else 0. */
export type ArmScores = ReadonlyMap<EvalPath, readonly number[]>;

export interface ScoredArm extends Pick<GuidelineArm, "name" | "leftOut"> {
  readonly scores: ArmScores;
}

/**
 * `essential`: without it fewer pass. `harmful`: without it more pass. `dispensable`: it brings less than the margin, with
 * 97.5 % certainty. `marginal`: so many samples cannot tell.
 */
export type SectionVerdict = "essential" | "harmful" | "dispensable" | "marginal";

export interface SectionEffect extends Pick<GuidelineSection, "id" | "title" | "tokens"> {
  /** Pass rate with it less that without it, over the evals that both sides graded. */
  readonly effect: StratifiedDifference;
  /** Holm's, over all sections. */
  readonly adjustedPValue: number;
  readonly verdict: SectionVerdict;
  readonly evals: number;
  /** Evals with the largest effect, none where it is 0. */
  readonly most: readonly EvalPath[];
}

export interface Ablation {
  /** Largest effect first. */
  readonly sections: readonly SectionEffect[];
  /** Of the sections that are dispensable or harmful. */
  readonly tokensSaved: number;
  /** The smallest true effect that is found four times out of five, before adjusting; absent without results. */
  readonly detectable?: number;
}

export interface AblationInput {
  readonly sections: readonly GuidelineSection[];
  readonly design: AblationDesign;
  readonly arms: readonly ScoredArm[];
  /** An effect below it is not worth its tokens; a share of evals. */
  readonly margin: number;
}

/** What each section brings. */
export function judgeAblation({ sections, design, arms, margin }: AblationInput): Ablation {
  const compared = sections.map((section) => {
    const sides = sidesOf(section.id, design, arms);
    const pairs = pairScores(...sides);
    const effect =
      design === "fractional"
        ? balancedEffect(armScores(sides, [...pairs.keys()]))
        : stratifiedDifference([...pairs.values()]);
    return { section, pairs, effect };
  });
  const adjusted = adjustByHolm(compared.map(({ effect }) => effect.pValue));
  const judged = compared.map(({ section, pairs, effect }, index): SectionEffect => {
    const { id, title, tokens } = section;
    const adjustedPValue = adjusted[index] ?? 1;
    const verdict = verdictOf(effect, adjustedPValue, margin);
    const [evals, most] = [pairs.size, mostChanged(pairs)];
    return { id, title, tokens, effect, adjustedPValue, verdict, evals, most };
  });
  const detectable = detectableOf([...(compared[0]?.pairs.values() ?? [])]);
  return {
    sections: judged.toSorted((a, b) => b.effect.mean - a.effect.mean),
    tokensSaved: judged
      .filter(({ verdict }) => verdict === "dispensable" || verdict === "harmful")
      .reduce((sum, { tokens }) => sum + tokens, 0),
    ...(detectable !== undefined && { detectable }),
  };
}

type Sides = readonly [without: readonly ScoredArm[], having: readonly ScoredArm[]];

/** One at a time, a section is compared with the whole alone: other arms lack something else. */
function sidesOf(id: string, design: AblationDesign, arms: readonly ScoredArm[]): Sides {
  const without = arms.filter(({ leftOut }) => leftOut.includes(id));
  const having = arms.filter(({ leftOut }) =>
    design === "fractional" ? !leftOut.includes(id) : leftOut.length === 0,
  );
  return [without, having];
}

/** The samples of either side by eval, over the evals that both graded. */
export function pairScores(
  first: readonly Pick<ScoredArm, "scores">[],
  second: readonly Pick<ScoredArm, "scores">[],
): ReadonlyMap<EvalPath, PairedScores> {
  const of = (arms: typeof first, path: EvalPath) =>
    arms.flatMap(({ scores }) => scores.get(path) ?? []);
  const paths = new Set(first.flatMap(({ scores }) => [...scores.keys()]));
  return new Map(
    [...paths]
      .map((path) => [path, { first: of(first, path), second: of(second, path) }] as const)
      .filter(([, pair]) => pair.first.length > 0 && pair.second.length > 0),
  );
}

/** The scores of evals arm by arm; an arm that did not grade an eval has none of it. */
function armScores(
  [without, having]: Sides,
  paths: readonly EvalPath[],
): readonly BalancedScores[] {
  const of = (arms: readonly ScoredArm[], path: EvalPath) =>
    arms.map(({ scores }) => scores.get(path) ?? []).filter(({ length }) => length > 0);
  return paths.map((path) => ({ without: of(without, path), having: of(having, path) }));
}

function verdictOf(
  { mean, high }: StratifiedDifference,
  adjustedPValue: number,
  margin: number,
): SectionVerdict {
  if (adjustedPValue <= 0.05) return mean > 0 ? "essential" : "harmful";
  return high < margin ? "dispensable" : "marginal";
}

const shown = 3;

/** Evals of which the pass rate differs most, first the one that differs most. */
export function mostChanged(pairs: ReadonlyMap<EvalPath, PairedScores>): readonly EvalPath[] {
  return [...pairs]
    .map(([path, { first, second }]) => ({
      path,
      change: Math.abs(meanOf(second) - meanOf(first)),
    }))
    .filter(({ change }) => change > 0)
    .toSorted((a, b) => b.change - a.change)
    .slice(0, shown)
    .map(({ path }) => path);
}

/** With the variance that the samples show, a pass and a failure added. Undefined without pairs. */
export function detectableOf(pairs: readonly PairedScores[]): number | undefined {
  if (pairs.length === 0) return undefined;
  return detectableDifference({
    evals: pairs.length,
    samples: 1,
    differenceVariance: 0,
    sampleVariance: meanOf(
      pairs.map(({ first, second }) => varianceOfRate(first) + varianceOfRate(second)),
    ),
  });
}

/** The same before anything is known: every sample as uncertain as can be, half of them on either side. */
export function plannedDetectable(evals: number, samplesPerSide: number): number {
  return detectableDifference({
    evals,
    samples: samplesPerSide,
    differenceVariance: 0,
    sampleVariance: 0.5,
  });
}
