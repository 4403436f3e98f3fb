import {
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  expect,
  reference,
  render,
  test,
  textLike,
} from "faultline/grader";

const listSpecimens = "specimens:listSpecimens";

beforeEach(() => deployment.clear());

test("The query is public, takes standard options, and has no validator of its result.", async () => {
  const { [listSpecimens]: candidate } = await deployment.functions({ returns: true });
  const { [listSpecimens]: expected } = await reference.functions({ returns: true });
  expect(candidate).toEqual(expected);
});

test("Specimens are stored by the schema, and the page lists them with the paginated hook.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  await expectPagesOfTwo();
  await expectRenderings();
  const files = await candidateFiles();
  expect(callsOf(files, "usePaginatedQuery").map((call) => call.arguments.length)).toEqual([3]);
  expect(callsOf(files, "loadMore")).not.toEqual([]);
});

async function expectPagesOfTwo(): Promise<void> {
  await deployment.insertAll("specimens", specimens);
  const newestFirst = [...(await deployment.list("specimens"))].reverse();
  const first = await pageAfter(null);
  const second = await pageAfter(first.continueCursor);
  expect([...first.page, ...second.page]).toEqual(newestFirst);
  expect(first.page).toHaveLength(2);
}

async function expectRenderings(): Promise<void> {
  expect(await page("LoadingFirstPage")).toContain("Loading...");
  const more = await page("CanLoadMore");
  expect(more.match(/<li\b.*?<\/li>/gs)).toEqual(
    specimens.map(({ taxon, locality }) => textLike(new RegExp(`${taxon}.*${locality}`, "s"))),
  );
  expect(more).toMatch(enabledButton);
  expect(await page("LoadingMore")).toMatch(disabledButton);
  expect(await page("Exhausted")).toMatch(disabledButton);
}

const specimens = [
  { taxon: "Salix herbacea", locality: "Rondane" },
  { taxon: "Linnaea borealis", locality: "Falun" },
  { taxon: "Drosera anglica", locality: "Kemeri" },
];

const enabledButton = /<button(?![^>]*\sdisabled)[^>]*>Load more<\/button>/;
const disabledButton = /<button[^>]*\sdisabled[^>]*>Load more<\/button>/;

type Status = "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted";

/** The page as it looks while the hook is in a state. */
async function page(status: Status): Promise<string> {
  const loaded = specimens.map((specimen, index) => ({
    _id: `s${index}`,
    _creationTime: index,
    ...specimen,
  }));
  const usePaginatedQuery = {
    results: status === "LoadingFirstPage" ? [] : loaded,
    status,
    isLoading: status.startsWith("Loading"),
  };
  return await render({ hooks: { usePaginatedQuery } });
}

interface Page {
  readonly page: readonly unknown[];
  readonly continueCursor: string;
}

async function pageAfter(cursor: string | null): Promise<Page> {
  const paginationOpts = { numItems: 2, cursor };
  return await deployment.anonymous.query<Page>(listSpecimens, { paginationOpts });
}
