import { z } from "zod";
import { compareValues } from "../values/compare-values.ts";
import { isConvexArray, type ConvexValue } from "../values/convex-value.ts";
import { CallRejection } from "./call-rejection.ts";
import { valueAtPath, type Document } from "./document.ts";
import { decodeOperand } from "./index-range.ts";
import type { VectorIndex } from "./schema.ts";

// https://docs.convex.dev/search/vector-search#limits
const maximumResults = 256;
const defaultResults = 10;
const maximumFilters = 64;

const equality = z.object({
  $eq: z.tuple([z.object({ $field: z.string() }), z.object({ $literal: z.unknown() })]),
});
type Filter = z.infer<typeof equality> | { readonly $or: readonly Filter[] };
const filter: z.ZodType<Filter> = z.union([
  equality,
  z.object({ $or: z.lazy(() => z.array(filter)) }),
]);

/** A vector search as `convex/server` sends it, from untrusted code. */
export const vectorQuery = z.object({
  indexName: z.string(),
  vector: z.array(z.number()),
  limit: z.number().nullish(),
  expressions: filter.nullish(),
});

export type VectorQuery = z.infer<typeof vectorQuery>;

export interface VectorMatch {
  readonly _id: string;
  /** Cosine of the angle between the vectors, from -1 to 1. */
  readonly _score: number;
}

/**
 * The documents whose vectors are most similar, best first, ties by id. Documents without a vector of the index's size are
 * not in the index. The platform's search is approximate; this one is exact.
 */
export function searchVectors(
  documents: Iterable<Document>,
  index: VectorIndex,
  { indexName, vector, limit, expressions }: VectorQuery,
): readonly VectorMatch[] {
  if (vector.length !== index.dimensions) {
    throw new CallRejection(
      `The vector for ${indexName} has ${vector.length} dimensions, but the index has ${index.dimensions}.`,
    );
  }
  const wanted = limit ?? defaultResults;
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > maximumResults) {
    throw new CallRejection(
      `Vector queries must have a limit between 1 and ${maximumResults}. Received: ${wanted}`,
    );
  }
  checkFilter(index, indexName, expressions);
  const matches: VectorMatch[] = [];
  for (const document of documents) {
    const found = vectorOf(valueAtPath(document, index.vectorField), index.dimensions);
    if (found === undefined || !passes(expressions, document)) continue;
    matches.push({ _id: document._id, _score: cosine(vector, found) });
  }
  return matches.toSorted(bySimilarity).slice(0, wanted);
}

function checkFilter(
  index: VectorIndex,
  name: string,
  expression: Filter | null | undefined,
): void {
  const fields = fieldsOf(expression);
  if (fields.length > maximumFilters) {
    throw new CallRejection(
      `Vector query against ${name} has too many filter conditions. Max: ${maximumFilters} Actual: ${fields.length}`,
    );
  }
  const wrong = fields.find((field) => !index.filterFields.includes(field));
  if (wrong === undefined) return;
  throw new CallRejection(
    `Vector query against ${name} contains an equality filter on "${wrong}" but that field isn't indexed for filtering in \`filterFields\`.`,
  );
}

function fieldsOf(expression: Filter | null | undefined): readonly string[] {
  if (expression === null || expression === undefined) return [];
  return "$or" in expression ? expression.$or.flatMap(fieldsOf) : [expression.$eq[0].$field];
}

function passes(expression: Filter | null | undefined, document: Document): boolean {
  if (expression === null || expression === undefined) return true;
  if ("$or" in expression) return expression.$or.some((part) => passes(part, document));
  const [{ $field }, { $literal }] = expression.$eq;
  return compareValues(valueAtPath(document, $field), decodeOperand($literal)) === 0;
}

function vectorOf(
  value: ConvexValue | undefined,
  dimensions: number,
): readonly number[] | undefined {
  if (!isConvexArray(value) || value.length !== dimensions) return undefined;
  const numbers = value.filter((component) => typeof component === "number");
  return numbers.length === dimensions ? numbers : undefined;
}

function cosine(left: readonly number[], right: readonly number[]): number {
  let [product, leftSquare, rightSquare] = [0, 0, 0];
  for (const [position, component] of left.entries()) {
    const other = right[position] ?? 0;
    product += component * other;
    leftSquare += component * component;
    rightSquare += other * other;
  }
  const length = Math.sqrt(leftSquare) * Math.sqrt(rightSquare);
  return length === 0 ? 0 : Math.max(-1, Math.min(1, product / length));
}

function bySimilarity(left: VectorMatch, right: VectorMatch): number {
  if (left._score !== right._score) return right._score - left._score;
  return left._id < right._id ? -1 : 1;
}
