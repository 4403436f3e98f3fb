import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import type { ConvexObject } from "../values/convex-value.ts";
import { Database } from "./database.ts";
import type { Document } from "./document.ts";
import { inIndexOrder, indexedFields, randomFields } from "./random-documents.fixture.ts";
import type { Transaction } from "./transaction.ts";

const stepsPerRun = 20;

type Step =
  | { readonly kind: "insert"; readonly fields: ConvexObject }
  | { readonly kind: "put"; readonly place: number; readonly fields: ConvexObject }
  | { readonly kind: "remove"; readonly place: number }
  | { readonly kind: "begin" | "absorb" | "drop" | "read" };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("insert" as const), fields: randomFields }),
  fc.record({ kind: fc.constant("put" as const), place: fc.nat(), fields: randomFields }),
  fc.record({ kind: fc.constant("remove" as const), place: fc.nat() }),
  fc.record({
    kind: fc.constantFrom("begin" as const, "absorb" as const, "drop" as const, "read" as const),
  }),
);

/** A transaction within others, and what should be in the table as it sees it. */
interface Level {
  readonly transaction: Transaction;
  documents: Map<string, Document>;
}

test("nested transactions see what they should, and leave it behind only when they are absorbed", () => {
  fc.assert(
    fc.property(
      fc.array(randomFields, { maxLength: 5 }),
      fc.array(step, { minLength: stepsPerRun, maxLength: stepsPerRun }),
      (before, steps) => {
        const database = new Database();
        const first = database.begin();
        for (const fields of before) first.insert("t", fields);
        database.commit(first);
        const root = database.begin();
        const levels: Level[] = [
          { transaction: root, documents: new Map(root.table("t").documents) },
        ];
        for (const taken of steps) apply(taken, levels);
        while (levels.length > 1) apply({ kind: "absorb" }, levels);
        check(levels);
        database.commit(root);
        const committed = database.begin().table("t").documents;
        expect(new Map(committed)).toEqual(levels[0]?.documents);
      },
    ),
    propertyRuns({ share: 0.15, operationsPerRun: stepsPerRun }),
  );
});

function apply(taken: Step, levels: Level[]): void {
  const top = levels.at(-1);
  if (top === undefined) return;
  const { transaction, documents } = top;
  switch (taken.kind) {
    case "insert": {
      const document = transaction.insert("t", taken.fields);
      documents.set(document._id, document);
      return;
    }
    case "put":
    case "remove":
      changeOne(taken, top);
      return;
    case "begin":
      levels.push({ transaction: transaction.nested(), documents: new Map(documents) });
      return;
    case "absorb":
    case "drop":
      leave(taken.kind, levels);
      return;
    case "read":
      check(levels);
      return;
    default:
      taken satisfies never;
  }
}

function changeOne(
  taken: Extract<Step, { kind: "put" | "remove" }>,
  { transaction, documents }: Level,
): void {
  const all = [...documents.values()];
  const chosen = all[taken.place % Math.max(all.length, 1)];
  if (chosen === undefined) return;
  const { _id, _creationTime } = chosen;
  if (taken.kind === "remove") {
    transaction.remove("t", _id);
    documents.delete(_id);
    return;
  }
  const document = { ...taken.fields, _id, _creationTime };
  transaction.put("t", document);
  documents.set(_id, document);
}

function leave(how: "absorb" | "drop", levels: Level[]): void {
  const [outer, inner] = levels.slice(-2);
  if (outer === undefined || inner === undefined) return;
  levels.pop();
  if (how === "drop") return;
  outer.transaction.absorb(inner.transaction);
  outer.documents = inner.documents;
}

function check(levels: readonly Level[]): void {
  for (const { transaction, documents } of levels) {
    const table = transaction.table("t");
    expect(table.inOrderOf([...indexedFields]).map(({ document }) => document)).toEqual(
      inIndexOrder(documents.values()),
    );
    for (const id of documents.keys()) expect(transaction.get("t", id)).toEqual(documents.get(id));
  }
}
