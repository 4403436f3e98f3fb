import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import type { ConvexObject } from "../values/convex-value.ts";
import { sortKey } from "../values/sort-key.fixture.ts";
import { CursorCodec } from "./cursor.ts";
import { Database } from "./database.ts";
import type { Document } from "./document.ts";
import { paginate, type Page, type PageRequest } from "./paginate.ts";
import type { QueryDefinition } from "./query-definition.ts";
import {
  fieldOf,
  inIndexOrder,
  indexedFields,
  randomFields,
  schema,
} from "./random-documents.fixture.ts";
import type { Transaction } from "./transaction.ts";
import { TransactionMeter } from "./transaction-meter.ts";
import { noUsage } from "./usage.ts";

const stepsPerRun = 12;

type Change =
  | { readonly kind: "insert"; readonly fields: ConvexObject }
  | { readonly kind: "remove"; readonly place: number }
  | { readonly kind: "change"; readonly place: number; readonly fields: ConvexObject };

const step: fc.Arbitrary<Change | { readonly kind: "page"; readonly size: number }> = fc.oneof(
  fc.record({ kind: fc.constant("page" as const), size: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant("insert" as const), fields: randomFields }),
  fc.record({ kind: fc.constant("remove" as const), place: fc.nat() }),
  fc.record({ kind: fc.constant("change" as const), place: fc.nat(), fields: randomFields }),
);

const query = (order: "asc" | "desc"): QueryDefinition => ({
  source: { type: "IndexRange", indexName: "t.by_a_b", range: [], order },
  operators: [],
});

/** Where a page ended: after a document as it then was, at the end, or (undefined) nowhere yet. */
type Boundary = Document | "end" | undefined;

class Model {
  readonly #transaction: Transaction;
  readonly #order: "asc" | "desc";

  constructor(transaction: Transaction, order: "asc" | "desc") {
    this.#transaction = transaction;
    this.#order = order;
  }

  get documents(): readonly Document[] {
    const all = inIndexOrder(this.#transaction.table("t").documents.values());
    return this.#order === "asc" ? all : all.toReversed();
  }

  /** What lies between two boundaries now. */
  between(start: Boundary, end: Boundary): readonly Document[] {
    if (start === "end") return [];
    return this.documents.filter(
      (document) =>
        (start === undefined || this.#compare(document, start) > 0) &&
        (end === undefined || end === "end" || this.#compare(document, end) <= 0),
    );
  }

  #compare(left: Document, right: Document): number {
    const keyOf = (document: Document): Buffer =>
      Buffer.concat(indexedFields.map((field) => sortKey(fieldOf(document, field))));
    const order = Buffer.compare(keyOf(left), keyOf(right));
    return this.#order === "asc" ? order : -order;
  }
}

test("pages neither miss nor repeat anything while documents come and go", () => {
  fc.assert(
    fc.property(
      fc.constantFrom("asc" as const, "desc" as const),
      fc.array(randomFields, { maxLength: 12 }),
      fc.array(step, { minLength: stepsPerRun, maxLength: stepsPerRun }),
      (order, documents, steps) => {
        const transaction = new Database().begin();
        for (const fields of documents) transaction.insert("t", fields);
        const model = new Model(transaction, order);
        const cursors = new CursorCodec("secret");
        const read = (rest: Omit<PageRequest, "query">): Page =>
          paginate(
            { query: query(order), ...rest },
            { tables: transaction, schema, meter: new TransactionMeter(noUsage()) },
            cursors,
          );
        let boundary: Boundary;
        let cursor: string | null = null;
        for (const taken of steps) {
          if (taken.kind !== "page") {
            change(transaction, taken);
            continue;
          }
          const rest = model.between(boundary, undefined);
          const expected = rest.slice(0, taken.size);
          const page: Page = read({ cursor, pageSize: taken.size });
          expect(page.page).toEqual(expected);
          expect(page.isDone).toBe(rest.length < taken.size);
          const end: Boundary = page.isDone ? "end" : (expected.at(-1) ?? "end");
          checkPinned({ read, model, boundary, end, cursor, page });
          boundary = end;
          cursor = page.continueCursor;
        }
      },
    ),
    propertyRuns({ share: 0.2, operationsPerRun: stepsPerRun }),
  );
});

function change(transaction: Transaction, taken: Change): void {
  if (taken.kind === "insert") {
    transaction.insert("t", taken.fields);
    return;
  }
  const all = [...transaction.table("t").documents.values()];
  const chosen = all[taken.place % Math.max(all.length, 1)];
  if (chosen === undefined) return;
  const { _id, _creationTime } = chosen;
  if (taken.kind === "remove") transaction.remove("t", _id);
  else transaction.put("t", { ...taken.fields, _id, _creationTime });
}

// The same page by its two cursors, and by the two halves that its split cursor makes.
function checkPinned({
  read,
  model,
  boundary,
  end,
  cursor,
  page: { page, continueCursor, splitCursor, isDone },
}: {
  readonly read: (rest: Omit<PageRequest, "query">) => Page;
  readonly model: Model;
  readonly boundary: Boundary;
  readonly end: Boundary;
  readonly cursor: string | null;
  readonly page: Page;
}): void {
  const again = read({ cursor, endCursor: continueCursor, pageSize: 1 });
  expect(again.page).toEqual(model.between(boundary, end));
  expect([again.continueCursor, again.isDone]).toEqual([continueCursor, isDone]);
  expect(splitCursor === null).toBe(page.length <= 2);
  const halves =
    splitCursor === null
      ? [again]
      : [
          read({ cursor, endCursor: splitCursor, pageSize: 1 }),
          read({ cursor: splitCursor, endCursor: continueCursor, pageSize: 1 }),
        ];
  expect(halves.flatMap((half) => half.page)).toEqual(page);
  expect(halves.some((half) => half.page.length === page.length)).toBe(splitCursor === null);
}

test("the rows that a page may read end it early, and the next one goes on from there", () => {
  fc.assert(
    fc.property(
      fc.array(randomFields, { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 5 }),
      (documents, maximumRowsRead, pageSize) => {
        const transaction = new Database().begin();
        for (const fields of documents) transaction.insert("t", fields);
        const hasNoA = { $eq: [{ $field: "a" }, { $literal: { $undefined: null } }] };
        const filtered = { ...query("asc"), operators: [{ filter: hasNoA }] };
        const cursors = new CursorCodec("secret");
        const seen: Document[] = [];
        let cursor: string | null = null;
        for (let isDone = false; !isDone;) {
          const page: Page = paginate(
            { query: filtered, cursor, pageSize, maximumRowsRead },
            { tables: transaction, schema, meter: new TransactionMeter(noUsage()) },
            cursors,
          );
          seen.push(...page.page);
          expect(page.page.length).toBeLessThanOrEqual(Math.min(pageSize, maximumRowsRead));
          ({ isDone, continueCursor: cursor } = page);
        }
        const all = inIndexOrder(transaction.table("t").documents.values());
        expect(seen).toEqual(all.filter((document) => document["a"] === undefined));
      },
    ),
    propertyRuns({ share: 0.05, operationsPerRun: 4 }),
  );
});
