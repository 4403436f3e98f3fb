import type { BlameName, CellCode } from "../../../src/server/api-types.ts";

/** What a cell of the matrix says: in words, and how it is filled. */
export interface CellMeaning {
  readonly words: string;
  readonly fill: CellFill;
}

/** Failures are filled with the colour of their blame; what passed is a dot, so that failures stand out. */
export type CellFill =
  | { readonly kind: "blame"; readonly blame: BlameName }
  | { readonly kind: "passed" | "unexplained" | "errored" | "waiting" | "absent" };

const meanings: Readonly<Record<CellCode, CellMeaning>> = {
  p: { words: "passed", fill: { kind: "passed" } },
  m: failedBy("model"),
  c: failedBy("check"),
  t: failedBy("task"),
  g: failedBy("guidelines"),
  e: failedBy("environment"),
  u: {
    words: "failed, nobody could say whose fault",
    fill: { kind: "blame", blame: "undetermined" },
  },
  f: { words: "failed, not analysed", fill: { kind: "unexplained" } },
  x: { words: "errored, so it is no grade", fill: { kind: "errored" } },
  n: { words: "not graded yet", fill: { kind: "waiting" } },
  "-": { words: "not in this run", fill: { kind: "absent" } },
};

/** The codes of a row, one per eval. */
export function cellCodes(cells: string): readonly CellCode[] {
  return Array.from(cells, (code) => (isCellCode(code) ? code : "-"));
}

export function meaningOf(code: CellCode): CellMeaning {
  return meanings[code];
}

function isCellCode(code: string): code is CellCode {
  return code in meanings;
}

function failedBy(blame: BlameName): CellMeaning {
  return { words: `failed, blame: ${blame}`, fill: { kind: "blame", blame } };
}
