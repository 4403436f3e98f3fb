import { expect } from "vitest";

// The library types its asymmetric matchers as `any`, which would silence the compiler wherever they stand.

/** Stands for any number in an expected value. */
export const anyNumber: unknown = expect.any(Number);

/** Stands for any text in an expected value. */
export const anyText: unknown = expect.any(String);

/** Stands for any text that matches. */
export function textLike(pattern: RegExp): unknown {
  return expect.stringMatching(pattern);
}
