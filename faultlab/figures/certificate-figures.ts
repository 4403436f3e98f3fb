import { granularities } from "../../src/domain/certificate.ts";
import { quantile } from "../../src/stats/quantile.ts";
import type { Evaluation, JudgedCause, Localization } from "../evaluation/evaluation.ts";
import { determinable } from "./blame-agreement.ts";
import { shareOf } from "./share.ts";
import type { Share } from "./share.ts";

export interface CertificateFigures {
  readonly found: Share;
  readonly confirmed: Share;
  readonly atStatementOrFiner: Share;
  /** At the injected place, and in agreement with the good version under the held-out tests. */
  readonly rootCause: Share;
  readonly atPlace: Share;
  readonly agrees: Share;
  /** Size of the certificate over that of the true change, in tokens, where the side is that of the fault. */
  readonly sizeRatio: {
    readonly median: number;
    readonly p80: number;
    readonly withinThree: Share;
  };
  readonly baselines: {
    /** Size of the whole difference to the reference over that of the true change. */
    readonly plainDiffRatio: number;
    /** The line of the first diagnostic, taken for the cause. */
    readonly firstLine: Share;
  };
}

/** What certificates show, over the causes of these evaluations. */
export function certificateFigures(evaluations: readonly Evaluation[]): CertificateFigures {
  const own = evaluations.filter(({ letter }) => determinable.includes(letter));
  const causes = own.flatMap((evaluation) => evaluation.causes);
  const all = causes.flatMap(({ localization }) => localization ?? []);
  const ratios = causes.flatMap(sizeRatio);
  const sizes = own.flatMap(({ baselines, causes: [first] }) =>
    first?.localization === undefined || first.localization.trueSize === 0
      ? []
      : [baselines.plainDiffSize / first.localization.trueSize],
  );
  return {
    found: shareOf(causes, ({ localization }) => localization !== undefined),
    confirmed: shareOf(all, ({ confirmed }) => confirmed),
    atStatementOrFiner: shareOf(causes, ({ localization }) => isFine(localization)),
    rootCause: shareOf(
      causes,
      ({ localization }) => localization?.atPlace === true && localization.agrees,
    ),
    atPlace: shareOf(all, ({ atPlace }) => atPlace),
    agrees: shareOf(all, ({ agrees }) => agrees),
    sizeRatio: {
      median: quantile(ratios, 0.5),
      p80: quantile(ratios, 0.8),
      withinThree: shareOf(ratios, (ratio) => ratio <= 3),
    },
    baselines: {
      plainDiffRatio: quantile(sizes, 0.5),
      firstLine: shareOf(own, ({ baselines }) => baselines.firstLine),
    },
  };
}

function isFine(localization: Localization | undefined): boolean {
  if (localization === undefined) return false;
  return granularities.indexOf(localization.granularity) <= granularities.indexOf("statement");
}

function sizeRatio({ localization }: JudgedCause): readonly number[] {
  if (localization === undefined || localization.trueSize === 0) return [];
  return [localization.size / localization.trueSize];
}
