export interface PairedDesign {
  readonly evals: number;
  /** Samples per eval in either run. */
  readonly samples: number;
  /** Variance, over evals, of the difference of the two runs' true pass rates. */
  readonly differenceVariance: number;
  /** Mean, over evals, of the variance of one sample's score, summed over both runs. */
  readonly sampleVariance: number;
}

const zOfLevel = 1.959964; // two-sided 5 %
const zOfPower = 0.841621; // 80 %

/**
 * The smallest true difference of two runs' pass rates (0 to 1) that a paired comparison at 5 % finds four times out of
 * five. Source: E. Miller, "Adding Error Bars to Evals", 2024, section 5.
 */
export function detectableDifference(design: PairedDesign): number {
  const { evals, samples, differenceVariance, sampleVariance } = design;
  const variance = (differenceVariance + sampleVariance / samples) / evals;
  return (zOfLevel + zOfPower) * Math.sqrt(variance);
}
