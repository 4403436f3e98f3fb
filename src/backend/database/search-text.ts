import { compareValues } from "../values/compare-values.ts";
import { CallRejection } from "./call-rejection.ts";
import { valueAtPath } from "./document.ts";
import { decodeOperand } from "./index-range.ts";
import type { SearchFilter } from "./query-definition.ts";
import { rankTexts } from "./rank-texts.ts";
import type { SearchIndex } from "./schema.ts";
import { searchTerms } from "./search-terms.ts";
import type { IndexEntry, TableSnapshot } from "./table-snapshot.ts";

// https://docs.convex.dev/search/text-search#limits
const maximumTerms = 16;
const maximumFilters = 8;
const maximumResults = 1024;

/** Results of a text search, best first. */
export interface SearchResults {
  readonly rows: readonly IndexEntry[];
  /** Thrown at who reads past the last row, where there are more results than a search may scan. */
  readonly truncation: CallRejection | undefined;
}

/**
 * Finds the documents that match a search filter. A key is relevance, creation time and id; rows descend. Words that the
 * search has above the limit are ignored; a text without words finds nothing.
 */
export function searchText(
  table: TableSnapshot,
  { index, name }: { readonly index: SearchIndex; readonly name: string },
  filters: readonly SearchFilter[],
): SearchResults {
  const text = searchedText(index, name, filters);
  const equalities = checkEqualities(index, name, filters);
  const terms = searchTerms(text).slice(0, maximumTerms);
  const found = rankTexts(table.textsOf(index.searchField), terms)
    .filter(({ document }) =>
      equalities.every(
        ({ fieldPath, value }) =>
          compareValues(valueAtPath(document, fieldPath), decodeOperand(value)) === 0,
      ),
    )
    .map(({ document, score }) => ({
      document,
      key: [score, document._creationTime, document._id],
    }));
  return {
    rows: found.slice(0, maximumResults),
    truncation: found.length < maximumResults ? undefined : tooManyResults(),
  };
}

function searchedText(index: SearchIndex, name: string, filters: readonly SearchFilter[]): string {
  const searches = filters.filter((filter) => filter.type === "Search");
  const wrong = searches.find(({ fieldPath }) => fieldPath !== index.searchField);
  if (wrong !== undefined) {
    throw refuse(
      name,
      `contains a search filter against "${wrong.fieldPath}", which doesn't match the indexed \`searchField\` "${index.searchField}".`,
    );
  }
  const [search, second] = searches;
  if (second !== undefined) {
    throw refuse(
      name,
      `contains multiple search filters against "${second.fieldPath}". Only one is allowed.`,
    );
  }
  if (search === undefined) {
    throw refuse(
      name,
      `does not contain any search filters. You must include a search filter like \`q.search("${index.searchField}", searchText)\`.`,
    );
  }
  return search.value;
}

function checkEqualities(
  index: SearchIndex,
  name: string,
  filters: readonly SearchFilter[],
): readonly Extract<SearchFilter, { type: "Eq" }>[] {
  const equalities = filters.filter((filter) => filter.type === "Eq");
  const wrong = equalities.find(({ fieldPath }) => !index.filterFields.includes(fieldPath));
  if (wrong !== undefined) {
    throw refuse(
      name,
      `contains an equality filter on "${wrong.fieldPath}" but that field isn't indexed for filtering in \`filterFields\`.`,
    );
  }
  if (equalities.length <= maximumFilters) return equalities;
  throw refuse(
    name,
    `has too many filter conditions. Max: ${maximumFilters} Actual: ${equalities.length}`,
  );
}

function refuse(index: string, problem: string): CallRejection {
  return new CallRejection(`Search query against ${index} ${problem}`);
}

function tooManyResults(): CallRejection {
  return new CallRejection(
    `Search query scanned too many documents (fetched ${maximumResults}). Consider using a smaller limit, ` +
      "paginating the query, or using a filter field to limit the number of documents pulled from the search index.",
  );
}
