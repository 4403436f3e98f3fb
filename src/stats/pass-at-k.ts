/**
 * Chance that at least one of `k` samples passes, estimated without bias from `passed` of `samples`, between 0 and 1.
 * Throws `RangeError` where there are fewer than `k` samples. Source: M. Chen et al., "Evaluating Large Language Models
 * Trained on Code", 2021, equation 1.
 */
export function passAtK(passed: number, samples: number, k: number): number {
  return 1 - shareOfDraws(samples - passed, samples, k);
}

/**
 * Chance that all of `k` samples pass, estimated without bias from `passed` of `samples`, between 0 and 1. Throws
 * `RangeError` where there are fewer than `k` samples. Source: S. Yao et al., "τ-bench", 2024, section 3.
 */
export function passToTheK(passed: number, samples: number, k: number): number {
  return shareOfDraws(passed, samples, k);
}

/** C(marked, k) / C(all, k): how many draws of `k` hold marked ones alone. */
function shareOfDraws(marked: number, all: number, k: number): number {
  const counts = [marked, all - marked, k];
  if (!counts.every((count) => Number.isSafeInteger(count) && count >= 0) || k < 1 || k > all) {
    throw new RangeError(`${k} of ${all} samples, ${marked} of them marked, cannot be drawn.`);
  }
  let share = 1;
  for (let drawn = 0; drawn < k; drawn += 1) share *= Math.max(0, marked - drawn) / (all - drawn);
  return share;
}
