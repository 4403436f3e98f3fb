export interface GraderErrors {
  /** Share of wrong programs that the grader passes, 0 to 1. */
  readonly falseAccepts: number;
  /** Share of right programs that the grader fails, 0 to 1. */
  readonly falseRejects: number;
}

/**
 * The pass rate that a faultless grader would have measured, from the rate of one with known errors, kept between 0 and
 * 1. Throws `RangeError` where the grader tells nothing (errors that sum to 1 or more). Source: W. Rogan, B. Gladen,
 * "Estimating prevalence from the results of a screening test", Am. J. Epidemiol. 107 (1978) 71-76.
 */
export function correctForGrader(
  passRate: number,
  { falseAccepts, falseRejects }: GraderErrors,
): number {
  const told = 1 - falseAccepts - falseRejects;
  if (!(told > 0)) {
    throw new RangeError(`A grader with errors ${falseAccepts} and ${falseRejects} tells nothing.`);
  }
  return Math.min(1, Math.max(0, (passRate - falseAccepts) / told));
}
