import {
  beforeEach,
  callsOf,
  candidateFiles,
  constantsOfArgument,
  constantsOfProperty,
  deployment,
  elementsIn,
  expect,
  mentionsOf,
  mount,
  reference,
  render,
  test,
  textIn,
} from "faultline/grader";
import type { Constant } from "faultline/grader";

const listSpecimens = "specimens:listSpecimens";

beforeEach(() => deployment.clear());

// task: "`convex/specimens.ts` has one public query, `listSpecimens`. It takes the standard pagination options of Convex as its only argument, `paginationOpts`"
// task: "Do NOT declare a `returns` validator on it."
test("The query is public, takes standard options, and has no validator of its result.", async () => {
  const whole = { returns: true };
  const functions = Object.entries(await deployment.functions(whole));
  const queries = functions.filter(
    ([, { kind, visibility }]) => kind === "query" && visibility === "public",
  );
  expect(Object.fromEntries(queries)).toEqual(await reference.functions(whole));
});

test("Specimens are stored by the schema, and the page lists them with the paginated hook.", async () => {
  // task: "`convex/schema.ts` has one table, `specimens`, with the fields `taxon` and `locality`, both strings. No indexes."
  expect(await deployment.schema()).toEqual(await reference.schema());
  await expectPagesOfTwo();
  const pages = await renderedPages();
  expectFirstPageLoading(pages);
  expectListOfAll(pages);
  expectButtonBelow(pages);
  expectNoLoadingForEver(await rendered("Exhausted", []));
  // task: "It reads the specimens through Convex's React hook for paginated queries, 10 at first."
  const files = await candidateFiles();
  expect(callsOf(files, "usePaginatedQuery").map((call) => call.arguments.length)).toEqual([3]);
  expect(otherThanTen(constantsOfProperty(files, "initialNumItems"))).toEqual([]);
  // task: "which loads 10 more specimens"
  expect(mentionsOf(files, "loadMore")).not.toEqual([]);
  expect(otherThanTen(constantsOfArgument(files, "loadMore", 0))).toEqual([]);
}, 30_000);

// task: "Also write `package.json`, which lists `convex`, `react`, `react-dom`, `@types/react` and `@types/react-dom`, and a `tsconfig.json` for the code in `src`."
test("The packages are listed, and the code in src has its configuration.", async () => {
  const { "package.json": manifest = "", ...files } = await candidateFiles();
  const packages = ["convex", "react", "react-dom", "@types/react", "@types/react-dom"];
  expect(packages.filter((name) => !manifest.includes(`"${name}"`))).toEqual([]);
  expect(Object.keys(files)).toContainEqual(
    expect.stringMatching(/^(?:src\/)?tsconfig[\w.]*\.json$/),
  );
});

// task: "returns one page of specimens, most recently added first, as the database's pagination gives it"
async function expectPagesOfTwo(): Promise<void> {
  await deployment.insertAll("specimens", specimens);
  const newestFirst = (await deployment.list("specimens")).toReversed();
  const first = await pageAfter(null);
  const second = await pageAfter(first.continueCursor);
  expect([first.page, second.page]).toEqual([newestFirst.slice(0, 2), newestFirst.slice(2)]);
  expect([first.isDone, second.isDone]).toEqual([false, true]);
}

// task: "While the first page loads it shows the text `Loading...`."
// task: "It is disabled unless more can be loaded."
function expectFirstPageLoading({ LoadingFirstPage: page }: Pages): void {
  expect(textIn(page)).toContain("Loading...");
  expect(elementsIn(page, "li")).toEqual([]);
  expect(buttonsIn(page).filter(({ isEnabled }) => isEnabled)).toEqual([]);
}

// task: "`Loading...` is not shown then"
function expectNoLoadingForEver(page: string): void {
  expect(textIn(page)).not.toContain("Loading...");
  expect(elementsIn(page, "li")).toEqual([]);
  expect(buttonsIn(page).filter(({ isEnabled }) => isEnabled)).toEqual([]);
}

// task: "Otherwise it shows a list (`<ul>` or `<ol>`): one `<li>` per specimen, which contains the taxon and the locality."
function expectListOfAll(pages: Pages): void {
  for (const page of [pages.CanLoadMore, pages.LoadingMore, pages.Exhausted]) {
    const items = elementsIn(page, "li").map(({ text }) => text);
    const contents = specimens.map(({ taxon, locality }, index) =>
      [taxon, locality].filter((part) => items[index]?.includes(part)),
    );
    expect(contents).toEqual(specimens.map(({ taxon, locality }) => [taxon, locality]));
    expect(items).toHaveLength(specimens.length);
    expect(page).toMatch(/<[uo]l[\s>].*<\/[uo]l>/s);
  }
  expect(textIn(pages.CanLoadMore)).not.toContain("Loading...");
}

// task: "Below the list is a `<button>` with the text `Load more`"
// task: "It is disabled unless more can be loaded."
function expectButtonBelow({ CanLoadMore, LoadingMore, Exhausted }: Pages): void {
  expect(CanLoadMore.indexOf("<button")).toBeGreaterThan(CanLoadMore.lastIndexOf("</li>"));
  expect([CanLoadMore, LoadingMore, Exhausted].map(buttonsIn)).toEqual([
    [{ text: "Load more", isEnabled: true }],
    [{ text: "Load more", isEnabled: false }],
    [{ text: "Load more", isEnabled: false }],
  ]);
}

const specimens = [
  { taxon: "Salix herbacea", locality: "Rondane" },
  { taxon: "Linnaea borealis", locality: "Falun" },
  { taxon: "Drosera anglica", locality: "Kemeri" },
];

function otherThanTen(constants: readonly Constant[]): readonly Constant[] {
  return constants.filter((constant) => constant !== 10);
}

type Status = "LoadingFirstPage" | "CanLoadMore" | "LoadingMore" | "Exhausted";

type Pages = Readonly<Record<Status, string>>;

/** The page as it looks in each state of the hook. */
async function renderedPages(): Promise<Pages> {
  const [LoadingFirstPage, CanLoadMore, LoadingMore, Exhausted] = await Promise.all([
    rendered("LoadingFirstPage"),
    rendered("CanLoadMore"),
    rendered("LoadingMore"),
    rendered("Exhausted"),
  ]);
  return { LoadingFirstPage, CanLoadMore, LoadingMore, Exhausted };
}

async function rendered(status: Status, found = specimens): Promise<string> {
  const loaded = found.map((specimen, index) => ({
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

function buttonsIn(html: string): readonly { text: string; isEnabled: boolean }[] {
  return elementsIn(html, "button").map(({ text, attributes }) => ({
    text,
    isEnabled: !("disabled" in attributes),
  }));
}

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

async function pageAfter(cursor: string | null): Promise<Page> {
  const paginationOpts = { numItems: 2, cursor };
  return await deployment.anonymous.query<Page>(listSpecimens, { paginationOpts });
}

// task: "It reads the specimens through Convex's React hook for paginated queries, 10 at first."
// task: "Below the list is a `<button>` with the text `Load more`, which loads 10 more specimens."
test("The button loads ten more specimens, which the page then lists.", async () => {
  const salix = { _id: "s1", _creationTime: 2, taxon: "Salix herbacea", locality: "Rondane" };
  const drosera = { _id: "s2", _creationTime: 1, taxon: "Drosera anglica", locality: "Kemeri" };
  await using page = await mount();
  await page.setPaginatedQuery(listSpecimens, { results: [salix], status: "CanLoadMore" });
  const atFirst = await page.itemsRequested(listSpecimens);
  expect([...new Set(atFirst)]).toEqual([10]);
  await page.click("Load more");
  expect(await page.itemsRequested(listSpecimens)).toEqual([...atFirst, 10]);
  await page.setPaginatedQuery(listSpecimens, { results: [salix, drosera], status: "Exhausted" });
  expect(elementsIn(await page.html(), "li")).toHaveLength(2);
}, 60_000);
