import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { sortKey } from "../values/sort-key.fixture.ts";
import { CallRejection } from "./call-rejection.ts";
import type { Document } from "./document.ts";
import { evaluateFilter } from "./filter-expression.ts";
import { fieldOf, randomFields, sharedValue, wire } from "./random-documents.fixture.ts";

/** An expression as it is sent, and the plain reading of it. */
interface Filter {
  readonly sent: object;
  readonly read: (document: Document) => ConvexValue | undefined;
}

const comparisons = {
  $eq: (order: number) => order === 0,
  $neq: (order: number) => order !== 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
};

const sums = {
  $add: [(a: number, b: number) => a + b, (a: bigint, b: bigint) => a + b],
  $sub: [(a: number, b: number) => a - b, (a: bigint, b: bigint) => a - b],
  $mul: [(a: number, b: number) => a * b, (a: bigint, b: bigint) => a * b],
} as const;

class Refused extends Error {}

const leaf: fc.Arbitrary<Filter> = fc.oneof(
  sharedValue.map((value) => ({ sent: { $literal: wire(value) }, read: () => value })),
  fc.constantFrom("a", "deep.b").map((field) => ({
    sent: { $field: field },
    read: (document: Document) => fieldOf(document, field),
  })),
);

const { filter } = fc.letrec<{ filter: Filter }>((tie) => {
  const parts = fc.array(tie("filter"), { maxLength: 3 });
  return {
    filter: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      leaf,
      fc
        .tuple(fc.constantFrom(...Object.entries(comparisons)), tie("filter"), tie("filter"))
        .map(([[operator, holds], left, right]): Filter => ({
          sent: { [operator]: [left.sent, right.sent] },
          read: (document) =>
            holds(Buffer.compare(sortKey(left.read(document)), sortKey(right.read(document)))),
        })),
      fc
        .tuple(fc.constantFrom(...Object.entries(sums)), tie("filter"), tie("filter"))
        .map(([[operator, [ofNumbers, ofIntegers]], left, right]): Filter => ({
          sent: { [operator]: [left.sent, right.sent] },
          read: (document) => {
            const [a, b] = [left.read(document), right.read(document)];
            if (typeof a === "number" && typeof b === "number") return ofNumbers(a, b);
            if (typeof a === "bigint" && typeof b === "bigint") return ofIntegers(a, b);
            throw new Refused();
          },
        })),
      parts.map((all): Filter => ({
        sent: { $and: all.map(({ sent }) => sent) },
        read: (document) => all.every(({ read }) => read(document) === true),
      })),
      parts.map((all): Filter => ({
        sent: { $or: all.map(({ sent }) => sent) },
        read: (document) => all.some(({ read }) => read(document) === true),
      })),
      tie("filter").map(({ sent, read }): Filter => ({
        sent: { $not: sent },
        read: (document) => read(document) !== true,
      })),
    ),
  };
});

test("a filter gives what a plain reading of it gives, or refuses what that refuses", () => {
  fc.assert(
    fc.property(filter, randomFields, ({ sent, read }, fields) => {
      const document = { ...fields, _id: "id", _creationTime: 1 };
      const expected = attempt(() => sortKey(read(document)), Refused);
      const given = attempt(() => sortKey(evaluateFilter(sent, document)), CallRejection);
      expect(given).toEqual(expected);
    }),
    propertyRuns({ share: 0.1 }),
  );
});

function attempt(work: () => Buffer, refusal: new () => Error): Buffer | "refused" {
  try {
    return work();
  } catch (error) {
    if (error instanceof refusal) return "refused";
    throw error;
  }
}
