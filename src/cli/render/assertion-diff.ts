import { diffLines } from "diff";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

const shownAtMost = 16;

/** The lines in which two printed values differ, at most sixteen: `-` was expected, `+` came. */
export function assertionDiff(expected: string, actual: string): readonly StyledLine[] {
  const lines = diffLines(`${expected}\n`, `${actual}\n`)
    .filter(({ added, removed }) => added || removed)
    .flatMap(({ value, added }): StyledLine[] =>
      value
        .trimEnd()
        .split("\n")
        .map((line) => [styled(`    ${added ? "+" : "-"} `, "faint"), line]),
    );
  const left = lines.length - shownAtMost;
  const shown = lines.slice(0, shownAtMost);
  return left > 0 ? [...shown, [styled(`      ${left} more lines`, "faint")]] : shown;
}
