import { expect, test } from "vitest";
import { passAtK, passToTheK } from "./pass-at-k.ts";

/** Shares of all draws of `k` of the samples that hold a passed one, and that hold passed ones alone. */
function enumerate(passed: number, samples: number, k: number) {
  let any = 0;
  let all = 0;
  let draws = 0;
  for (let draw = 0; draw < 2 ** samples; draw += 1) {
    const drawn = Array.from({ length: samples }, (_, index) => index).filter(
      (index) => (draw & (1 << index)) !== 0,
    );
    if (drawn.length !== k) continue;
    draws += 1;
    if (drawn.some((index) => index < passed)) any += 1;
    if (drawn.every((index) => index < passed)) all += 1;
  }
  return { any: any / draws, all: all / draws };
}

test("agrees with the enumeration of every draw of up to seven samples", () => {
  for (let samples = 1; samples <= 7; samples += 1) {
    for (let passed = 0; passed <= samples; passed += 1) {
      for (let k = 1; k <= samples; k += 1) {
        const { any, all } = enumerate(passed, samples, k);
        expect(passAtK(passed, samples, k)).toBeCloseTo(any, 12);
        expect(passToTheK(passed, samples, k)).toBeCloseTo(all, 12);
      }
    }
  }
});

test("refuses more draws than samples, none, and more passes than samples", () => {
  expect(() => passAtK(1, 3, 4)).toThrow(RangeError);
  expect(() => passAtK(1, 3, 0)).toThrow(RangeError);
  expect(() => passToTheK(4, 3, 1)).toThrow(RangeError);
});
