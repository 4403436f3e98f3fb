import { hadamardMatrix } from "../../stats/hadamard-matrix.ts";
import { withoutSections } from "./sections.ts";
import type { GuidelineSection } from "./sections.ts";

/**
 * `one-at-a-time`: all sections, then each one left out. `fractional`: every arm leaves about half of them out, such that
 * each is there in half of the arms, and with every other one in a quarter.
 */
export type AblationDesign = "one-at-a-time" | "fractional";

/** Guidelines that a model is given, and what they lack. */
export interface GuidelineArm {
  /** Says what it is, the same whenever it is made again. */
  readonly name: string;
  /** Ids of sections. */
  readonly leftOut: readonly string[];
  readonly text: string;
}

/** The arms of an ablation, the one with all sections first. */
export function ablationArms(
  guidelines: string,
  sections: readonly GuidelineSection[],
  design: AblationDesign,
): readonly GuidelineArm[] {
  const arm = (name: string, left: readonly GuidelineSection[]): GuidelineArm => ({
    name,
    leftOut: left.map(({ id }) => id),
    text: withoutSections(guidelines, left),
  });
  const whole = arm("all sections", []);
  if (design === "one-at-a-time") {
    return [whole, ...sections.map((section) => arm(`without ${section.id}`, [section]))];
  }
  // The first column is that of the mean.
  const matrix = hadamardMatrix(sections.length + 1);
  return matrix.map((row, index) => {
    const left = sections.filter((_, factor) => row[factor + 1] === -1);
    return left.length === 0 ? whole : arm(`fraction ${index + 1} of ${matrix.length}`, left);
  });
}
