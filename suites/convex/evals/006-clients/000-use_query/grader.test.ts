import {
  anyNumber,
  beforeEach,
  callsOf,
  candidateFiles,
  constantsOfArgument,
  deployment,
  elementsIn,
  expect,
  mount,
  reference,
  render,
  test,
  textIn,
} from "faultline/grader";

interface Departure {
  readonly line: string;
  readonly platform: string;
}

const listDepartures = "departures:listDepartures";

beforeEach(() => deployment.clear());

// task: "The schema and the backend are given; write them exactly as they are."
test("The backend is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});

// task: "The schema and the backend are given; write them exactly as they are."
test("Departures are listed whole, the newest first.", async () => {
  expect(await deployment.anonymous.query(listDepartures)).toEqual([]);
  const departures = departuresOf(300);
  const ids = await deployment.insertAll("departures", departures);
  const stored = departures.map((departure, index) => ({
    _id: ids[index],
    _creationTime: anyNumber,
    ...departure,
  }));
  expect(await deployment.anonymous.query(listDepartures)).toEqual(stored.toReversed());
});

// task: "While they load it shows the text `Loading...` and nothing else."
test("While departures load, the page says so.", async () => {
  expect(textIn(await render())).toBe("Loading...");
});

// task: "When there are none it shows the text `No departures` and nothing else."
test("Without departures the page says so.", async () => {
  expect(textIn(await boardOf([]))).toBe("No departures");
});

// task: "one `<li>` per departure, in the order that the query gives"
// task: "The whole text of an item is the line, a comma, a space, the word `platform`, a space and the platform: `S7, platform 4`."
test("Each departure is one item of the list, in the order of the query.", async () => {
  const departures = [
    { line: "S7", platform: "4" },
    { line: "RE 18 & 19", platform: "12a" },
    { line: "A1", platform: "4" },
    { line: "S7", platform: "4" },
  ];
  expect(itemsIn(await boardOf(departures))).toEqual([
    "S7, platform 4",
    "RE 18 & 19, platform 12a",
    "A1, platform 4",
    "S7, platform 4",
  ]);
});

// task: "it shows a list (`<ul>` or `<ol>`): one `<li>` per departure"
test.each([1, 60])("A board of %i departures has as many items.", async (count) => {
  const departures = departuresOf(count);
  const html = await boardOf(departures);
  expect(html).toMatch(/<[uo]l[\s>].*<\/[uo]l>/s);
  expect(itemsIn(html)).toEqual(
    departures.map(({ line, platform }) => `${line}, platform ${platform}`),
  );
});

// task: "Neither of the two other texts is shown."
test("A board with departures shows neither of the other texts.", async () => {
  expect(textIn(await boardOf(departuresOf(2)))).not.toMatch(/Loading|No departures/);
});

// task: "It reads the departures through Convex's React hook for queries"
test("The departures are read through the hook, which is not told to skip.", async () => {
  const files = await candidateFiles();
  expect(callsOf(files, "useQuery")).not.toEqual([]);
  expect(constantsOfArgument(files, "useQuery", 1)).toEqual([]);
});

// task: "Also write `package.json`, which lists `convex`, `react`, `react-dom`, `@types/react` and `@types/react-dom`, and a `tsconfig.json` for the code in `src`."
test("The packages are listed, and the code in src has its configuration.", async () => {
  const { "package.json": manifest = "", ...files } = await candidateFiles();
  const packages = ["convex", "react", "react-dom", "@types/react", "@types/react-dom"];
  expect(packages.filter((name) => !manifest.includes(`"${name}"`))).toEqual([]);
  expect(Object.keys(files)).toContainEqual(
    expect.stringMatching(/^(?:src\/)?tsconfig[\w.]*\.json$/),
  );
});

/** The page when the hook has given these departures. */
async function boardOf(departures: readonly Departure[]): Promise<string> {
  const useQuery = departures.map((departure, index) => ({
    _id: `d${index}`,
    _creationTime: 1000 - index,
    ...departure,
  }));
  return await render({ hooks: { useQuery } });
}

function itemsIn(html: string): readonly string[] {
  return elementsIn(html, "li").map(({ text }) => text);
}

function departuresOf(count: number): { line: string; platform: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    line: `R${count - index}`,
    platform: `${(index % 9) + 1}`,
  }));
}

// task: "It reads the departures through Convex's React hook for queries, so that the board follows every change."
test("The board follows every change.", async () => {
  const first = { _id: "d1", _creationTime: 1, line: "S7", platform: "4" };
  const second = { _id: "d2", _creationTime: 2, line: "RE 18", platform: "12a" };
  await using page = await mount();
  expect(await page.text()).toBe("Loading...");
  await page.setQuery(listDepartures, [first]);
  expect(itemsIn(await page.html())).toEqual(["S7, platform 4"]);
  await page.setQuery(listDepartures, [second, first]);
  expect(itemsIn(await page.html())).toEqual(["RE 18, platform 12a", "S7, platform 4"]);
  await page.setQuery(listDepartures, []);
  expect(await page.text()).toBe("No departures");
}, 60_000);
