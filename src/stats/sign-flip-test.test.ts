import { expect, test } from "vitest";
import { exactMcNemar } from "./mcnemar-test.ts";
import { signFlipTest } from "./sign-flip-test.ts";

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const pairs = (up: number, down: number, equal = 0) => [
  ...Array.from({ length: up }, () => 1),
  ...Array.from({ length: down }, () => -1),
  ...Array.from({ length: equal }, () => 0),
];

test("is the exact McNemar test where every difference is one pass", () => {
  for (const [up, down] of [
    [11, 3],
    [6, 0],
    [5, 5],
    [0, 0],
  ] as const) {
    const pValue = signFlipTest(pairs(up, down, 20), { random: seeded(1) });
    expect(pValue).toBeCloseTo(exactMcNemar(up, down), 12);
  }
});

test("comes close to it by random signs where there are too many to enumerate", () => {
  expect(signFlipTest(pairs(30, 14), { random: seeded(5) })).toBeCloseTo(exactMcNemar(30, 14), 2);
});

// Darwin's maize, Fisher (1935) section 21: fifteen differences in eighths of an inch; p = 863 × 2 / 2^15.
test("agrees with Fisher's test of Darwin's maize", () => {
  const maize = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];
  const pValue = signFlipTest(maize, { random: seeded(9), flips: 60_000 });
  expect(pValue).toBeCloseTo(1726 / 32_768, 2);
});
