import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { sortKey } from "../values/sort-key.fixture.ts";
import { CallRejection } from "./call-rejection.ts";
import { Database } from "./database.ts";
import type { Document } from "./document.ts";
import {
  fieldOf,
  inIndexOrder,
  indexedFields,
  randomFields,
  schema,
  sharedValue,
  wire,
} from "./random-documents.fixture.ts";
import { runQuery } from "./run-query.ts";
import { TransactionMeter } from "./transaction-meter.ts";
import { noUsage } from "./usage.ts";

interface Condition {
  readonly type: "Eq" | "Gt" | "Gte" | "Lt" | "Lte";
  readonly fieldPath: (typeof indexedFields)[number];
  readonly value: ConvexValue | undefined;
}

const queriesPerRun = 6;

const anyCondition: fc.Arbitrary<Condition> = fc.record({
  type: fc.constantFrom("Eq", "Gt", "Gte", "Lt", "Lte"),
  fieldPath: fc.constantFrom("a", "deep.b", "_creationTime"),
  value: sharedValue,
});

// Conditions that the index can answer, in any order: equalities on a prefix, bounds on the field after it.
const fittingConditions: fc.Arbitrary<readonly Condition[]> = fc
  .record({
    prefix: fc.integer({ min: 0, max: 2 }),
    values: fc.array(sharedValue, { minLength: 4, maxLength: 4 }),
    lower: fc.option(fc.constantFrom("Gt" as const, "Gte" as const), { nil: undefined }),
    upper: fc.option(fc.constantFrom("Lt" as const, "Lte" as const), { nil: undefined }),
    order: fc.infiniteStream(fc.nat()),
  })
  .map(({ prefix, values, lower, upper, order }) => {
    const conditions: Condition[] = indexedFields
      .slice(0, prefix)
      .map((fieldPath, place) => ({ type: "Eq", fieldPath, value: values[place] }));
    const fieldPath = indexedFields[prefix] ?? "_id";
    if (lower !== undefined) conditions.push({ type: lower, fieldPath, value: values[2] });
    if (upper !== undefined) conditions.push({ type: upper, fieldPath, value: values[3] });
    const keyed = conditions.map((condition) => ({ condition, key: order.next().value }));
    return keyed.toSorted((left, right) => left.key - right.key).map(({ condition }) => condition);
  });

const conditions: fc.Arbitrary<readonly Condition[]> = fc.oneof(
  { weight: 5, arbitrary: fittingConditions },
  { weight: 1, arbitrary: fc.array(anyCondition, { maxLength: 4 }) },
);

const query: fc.Arbitrary<{
  readonly conditions: readonly Condition[];
  readonly order: "asc" | "desc";
}> = fc.record({ conditions, order: fc.constantFrom("asc", "desc") });

function fits(given: readonly Condition[]): boolean {
  const equal = given.filter(({ type }) => type === "Eq").map(({ fieldPath }) => fieldPath);
  const bounds = given.filter(({ type }) => type !== "Eq");
  const prefix = indexedFields.slice(0, equal.length);
  const next = indexedFields[equal.length];
  return (
    new Set(equal).size === equal.length &&
    equal.every((field) => prefix.includes(field)) &&
    bounds.every(({ fieldPath }) => fieldPath === next) &&
    bounds.filter(({ type }) => type.startsWith("G")).length <= 1 &&
    bounds.filter(({ type }) => type.startsWith("L")).length <= 1
  );
}

function meets(document: Document, { type, fieldPath, value }: Condition): boolean {
  const order = Buffer.compare(sortKey(fieldOf(document, fieldPath)), sortKey(value));
  switch (type) {
    case "Eq":
      return order === 0;
    case "Gt":
      return order > 0;
    case "Gte":
      return order >= 0;
    case "Lt":
      return order < 0;
    case "Lte":
      return order <= 0;
    default:
      return type satisfies never;
  }
}

test("a range of an index holds what meets its conditions, in order", () => {
  fc.assert(
    fc.property(
      fc.array(randomFields, { maxLength: 20 }),
      fc.array(query, { minLength: queriesPerRun, maxLength: queriesPerRun }),
      (documents, queries) => {
        const tables = new Database().begin();
        const stored = inIndexOrder(documents.map((fields) => tables.insert("t", fields)));
        for (const { conditions: given, order } of queries) {
          const run = (): Document[] => [
            ...runQuery(
              {
                source: {
                  type: "IndexRange",
                  indexName: "t.by_a_b",
                  order,
                  range: given.map(({ value, ...rest }) => ({ ...rest, value: wire(value) })),
                },
                operators: [],
              },
              { tables, schema, meter: new TransactionMeter(noUsage()) },
            ),
          ];
          const found = stored.filter((document) =>
            given.every((condition) => meets(document, condition)),
          );
          const expected = order === "asc" ? found : found.toReversed();
          expect(orRefused(run)).toEqual(fits(given) ? expected : "refused");
        }
      },
    ),
    propertyRuns({ share: 0.25, operationsPerRun: queriesPerRun }),
  );
});

function orRefused<Result>(work: () => Result): Result | "refused" {
  try {
    return work();
  } catch (error) {
    if (error instanceof CallRejection) return "refused";
    throw error;
  }
}
