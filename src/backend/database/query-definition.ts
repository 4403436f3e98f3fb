import { z } from "zod";

const order = z.enum(["asc", "desc"]).nullish();

const rangeExpression = z.object({
  type: z.enum(["Eq", "Gt", "Gte", "Lt", "Lte"]),
  fieldPath: z.string(),
  value: z.unknown(),
});

const searchFilter = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Search"), fieldPath: z.string(), value: z.string() }),
  z.object({ type: z.literal("Eq"), fieldPath: z.string(), value: z.unknown() }),
]);

/** A query as `convex/server` sends it, from untrusted code. */
export const queryDefinition = z.object({
  source: z.discriminatedUnion("type", [
    z.object({ type: z.literal("FullTableScan"), tableName: z.string(), order }),
    z.object({
      type: z.literal("IndexRange"),
      indexName: z.string(),
      range: z.array(rangeExpression),
      order,
    }),
    z.object({ type: z.literal("Search"), indexName: z.string(), filters: z.array(searchFilter) }),
  ]),
  operators: z
    .array(
      z.union([
        z.object({ filter: z.unknown() }).strict(),
        z.object({ limit: z.number() }).strict(),
      ]),
    )
    .max(256),
});

export type QueryDefinition = z.infer<typeof queryDefinition>;
export type QueryOperator = QueryDefinition["operators"][number];
export type SearchFilter = z.infer<typeof searchFilter>;
export type RangeExpression = z.infer<typeof rangeExpression>;
