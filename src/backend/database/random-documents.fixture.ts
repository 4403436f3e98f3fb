import fc from "fast-check";
import { encodeValue } from "../values/convex-json.ts";
import type { ConvexObject, ConvexValue, Json } from "../values/convex-value.ts";
import { randomValue } from "../values/random-value.fixture.ts";
import { sortKey } from "../values/sort-key.fixture.ts";
import type { Document } from "./document.ts";
import { schemaDefinition } from "./schema.ts";

/** A table with an index over two fields, one of them nested. */
export const schema = schemaDefinition.parse({
  tables: [
    {
      tableName: "t",
      indexes: [{ indexDescriptor: "by_a_b", fields: ["a", "deep.b"] }],
      documentType: { type: "any" },
    },
  ],
});

/** Values that documents and queries share often, across types. */
export const sharedValue: fc.Arbitrary<ConvexValue | undefined> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom<(ConvexValue | undefined)[]>(
      undefined,
      null,
      0n,
      1n,
      -0,
      0,
      1,
      Number.NaN,
      true,
      "",
      "a",
    ),
  },
  { weight: 1, arbitrary: randomValue },
);

export const randomFields: fc.Arbitrary<ConvexObject> = fc
  .tuple(sharedValue, sharedValue, fc.boolean())
  .map(([a, b, isDeep]) => ({
    ...(a === undefined ? {} : { a }),
    ...(b === undefined ? {} : { deep: { b } }),
    ...(b === undefined && isDeep ? { deep: 1 } : {}),
  }));

/** The value of an index's field, read plainly. */
export function fieldOf(document: Document, field: string): ConvexValue | undefined {
  if (field === "a") return document["a"];
  if (field === "_creationTime") return document._creationTime;
  if (field === "_id") return document._id;
  const deep = document["deep"];
  if (typeof deep !== "object" || deep === null || !("b" in deep)) return undefined;
  return deep.b;
}

export const indexedFields = ["a", "deep.b", "_creationTime", "_id"] as const;

/** Documents in the order of the index, by their sort keys. */
export function inIndexOrder(documents: Iterable<Document>): Document[] {
  const keyOf = (document: Document): Buffer =>
    Buffer.concat(indexedFields.map((field) => sortKey(fieldOf(document, field))));
  return [...documents].toSorted((left, right) => Buffer.compare(keyOf(left), keyOf(right)));
}

/** An operand in its wire form. */
export function wire(value: ConvexValue | undefined): Json {
  return value === undefined ? { $undefined: null } : encodeValue(value);
}
