export interface SignFlipOptions {
  /** Numbers in [0, 1), for more differences than can be enumerated. */
  readonly random: () => number;
  readonly flips?: number;
}

const enumerated = 14;
/** Sums of the same numbers in another order may differ by rounding. */
const tolerance = 1e-9;

/**
 * Two-sided p-value of paired differences under the hypothesis that each is as likely to be turned round: the share of
 * all assignments of signs whose sum is at least as far from 0. Exact for up to 14 differences other than 0, from random
 * assignments (the observed one among them) for more. Source: R. A. Fisher, "The Design of Experiments", 1935, section
 * 21; B. Phipson, G. Smyth, Stat. Appl. Genet. Mol. Biol. 9 (2010) for counting the observed assignment.
 */
export function signFlipTest(
  differences: readonly number[],
  { random, flips = 20_000 }: SignFlipOptions,
): number {
  const moved = differences.filter((difference) => difference !== 0);
  const observed = Math.abs(sumOf(moved)) - tolerance;
  if (moved.length <= enumerated) {
    const all = 2 ** moved.length;
    return countAsFar(all, (index) => signedSum(moved, (bit) => (index & (1 << bit)) !== 0)) / all;
  }
  const drawn = countAsFar(flips, () => signedSum(moved, () => random() < 0.5));
  return (drawn + 1) / (flips + 1);

  function countAsFar(count: number, sumAt: (index: number) => number): number {
    let asFar = 0;
    for (let index = 0; index < count; index += 1) {
      if (Math.abs(sumAt(index)) >= observed) asFar += 1;
    }
    return asFar;
  }
}

function signedSum(values: readonly number[], isTurned: (index: number) => boolean): number {
  return sumOf(values.map((value, index) => (isTurned(index) ? -value : value)));
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
