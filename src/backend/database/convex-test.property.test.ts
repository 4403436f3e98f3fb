import { defineSchema, defineTable, type PaginationOptions } from "convex/server";
import { v } from "convex/values";
import { convexTest } from "convex-test";
import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import { CursorCodec } from "./cursor.ts";
import { Database } from "./database.ts";
import { paginate } from "./paginate.ts";
import type { QueryDefinition } from "./query-definition.ts";
import { runQuery } from "./run-query.ts";
import { schemaDefinition } from "./schema.ts";
import { TransactionMeter } from "./transaction-meter.ts";
import { noUsage } from "./usage.ts";

// Where `convex-test` is right: values of one type, equalities in the order of the index, pages without writes between.
const theirSchema = defineSchema({
  t: defineTable({ a: v.number(), b: v.number(), n: v.number() }).index("by_a_b", ["a", "b"]),
});
const ourSchema = schemaDefinition.parse({
  tables: [
    {
      tableName: "t",
      indexes: [{ indexDescriptor: "by_a_b", fields: ["a", "b"] }],
      documentType: { type: "any" },
    },
  ],
});
const modules = { "./_generated/api.js": async () => ({}) };

const small = fc.integer({ min: 0, max: 3 });
const operationsPerRun = 2;

test("ranges and pages are those of convex-test", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ a: small, b: small }), { maxLength: 12 }),
      fc.record({ a: small, above: small, below: small, size: fc.integer({ min: 1, max: 4 }) }),
      fc.constantFrom("asc" as const, "desc" as const),
      async (documents, { a, above, below, size }, order) => {
        const numbered = documents.map((fields, n) => ({ ...fields, n }));
        const theirs = await convexTest(theirSchema, modules).run(async (ctx) => {
          for (const fields of numbered) await ctx.db.insert("t", fields);
          const query = () =>
            ctx.db
              .query("t")
              .withIndex("by_a_b", (q) => q.eq("a", a).gte("b", above).lt("b", below))
              .order(order);
          const pages: number[][] = [];
          const options: PaginationOptions = { numItems: size, cursor: null };
          const whole = () => ctx.db.query("t").withIndex("by_a_b").order(order);
          const first = await whole().paginate(options);
          pages.push(first.page.map(({ n }) => n));
          return { range: (await query().collect()).map(({ n }) => n), pages };
        });
        const tables = new Database().begin();
        for (const fields of numbered) tables.insert("t", fields);
        const context = { tables, schema: ourSchema, meter: new TransactionMeter(noUsage()) };
        const source = { type: "IndexRange", indexName: "t.by_a_b", order } as const;
        const range: QueryDefinition = {
          source: {
            ...source,
            range: [
              { type: "Eq", fieldPath: "a", value: a },
              { type: "Gte", fieldPath: "b", value: above },
              { type: "Lt", fieldPath: "b", value: below },
            ],
          },
          operators: [],
        };
        const whole: QueryDefinition = { source: { ...source, range: [] }, operators: [] };
        const page = paginate({ query: whole, pageSize: size }, context, new CursorCodec("s")).page;
        const ours = {
          range: [...runQuery(range, context)].map(({ n }) => n),
          pages: [page.map(({ n }) => n)],
        };
        expect(ours).toEqual(theirs);
      },
    ),
    propertyRuns({ share: 0.02, operationsPerRun }),
  );
});
