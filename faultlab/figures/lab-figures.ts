import { quantile } from "../../src/stats/quantile.ts";
import type { Evaluation } from "../evaluation/evaluation.ts";
import { letters } from "../operator.ts";
import type { Letter } from "../operator.ts";
import { blameAgreement, determinable } from "./blame-agreement.ts";
import type { BlameAgreement } from "./blame-agreement.ts";
import { certificateFigures } from "./certificate-figures.ts";
import type { CertificateFigures } from "./certificate-figures.ts";
import { shareOf } from "./share.ts";
import type { Share } from "./share.ts";

/** The most grades that the analysis may spend on one failure before it gives up. */
const budget = 60;

interface Cost {
  readonly median: number;
  readonly p95: number;
}

export interface LabFigures {
  readonly cases: number;
  readonly byLetter: Readonly<Partial<Record<Letter, number>>>;
  /** Cases whose candidate is no reference with a fault in it. */
  readonly notFromReference: Share;
  readonly blame: BlameAgreement;
  /** Over candidates that were written independently of the reference, and over the others. */
  readonly independent: CertificateFigures;
  readonly others: CertificateFigures;
  readonly grades: Cost;
  readonly seconds: Cost;
  readonly exhausted: Share;
  /** Equivalents that pass, as they must. */
  readonly equivalentsPassed: Share;
  /** Attempts to tamper that fail, and those of them that are put on the model. */
  readonly tamperingFailed: Share;
  readonly tamperingBlamed: Share;
  /** Failures of the environment that are known as such, and those that are not put on the model. */
  readonly environmentKnown: Share;
  readonly environmentNotBlamed: Share;
  /** Certificates that gave the same every time they were replayed, of those that were. */
  readonly replayed: Share;
  /** Candidates in disguise of which the same was said. */
  readonly disguised: Share;
  /** Hashes of the rules that the evaluations were made with. */
  readonly rules: readonly string[];
}

/** Every figure of the benchmark over some evaluations. */
export function labFigures(evaluations: readonly Evaluation[]): LabFigures {
  const of = (letter: Letter) => evaluations.filter((each) => each.letter === letter);
  const own = evaluations.filter(({ letter }) => determinable.includes(letter));
  const isIndependent = ({ base }: Evaluation) => base.origin === "reply";
  const grades = own.map(({ gradings }) => gradings);
  const seconds = own.map((each) => each.seconds);
  return {
    cases: evaluations.length,
    byLetter: Object.fromEntries(
      letters
        .map((letter) => [letter, of(letter).length] as const)
        .filter(([, count]) => count !== 0),
    ),
    notFromReference: shareOf(evaluations, ({ base }) => base.origin !== "reference"),
    blame: blameAgreement(evaluations),
    independent: certificateFigures(own.filter(isIndependent)),
    others: certificateFigures(own.filter((each) => !isIndependent(each))),
    grades: { median: quantile(grades, 0.5), p95: quantile(grades, 0.95) },
    seconds: { median: quantile(seconds, 0.5), p95: quantile(seconds, 0.95) },
    exhausted: shareOf(own, ({ probeGradings }) => probeGradings >= budget),
    equivalentsPassed: shareOf(of("E"), ({ outcome }) => outcome === "passed"),
    tamperingFailed: shareOf(of("H"), ({ outcome }) => outcome !== "passed"),
    tamperingBlamed: shareOf(of("H"), ({ causes }) =>
      causes.every(({ blame }) => blame === "model"),
    ),
    environmentKnown: shareOf(of("I"), ({ causes }) =>
      causes.every(({ blame }) => blame === "environment"),
    ),
    environmentNotBlamed: shareOf(of("I"), ({ causes }) =>
      causes.every(({ blame }) => blame !== "model"),
    ),
    replayed: shareOf(
      evaluations.flatMap(({ stability }) => stability?.replays ?? []),
      ({ same, times }) => same === times,
    ),
    disguised: shareOf(
      evaluations.flatMap(({ stability }) => stability?.disguises ?? []),
      ({ same }) => same,
    ),
    rules: [...new Set(evaluations.map(({ rules }) => rules))],
  };
}
