import {
  anyNumber,
  beforeEach,
  deployment,
  expect,
  fixture,
  reference,
  test,
} from "faultline/grader";

const getFetchResult = "index:getFetchResult";
const saveFeed = "index:saveFeed";

beforeEach(async () => {
  await deployment.clear();
  await fixture.reset();
});

// task: "Only when there is none it sends a GET request to the URL, parses the body of the response as JSON, and saves it with `saveFeed`."
test("A feed that is not cached is fetched and stored.", async () => {
  const data = { title: "Tides", entries: [{ at: "06:12", metres: 3.4 }] };
  const url = await fixture.respondJson("/tides", data);
  const id = await loadFeed(url);
  expect(await deployment.list("cachedFeeds")).toEqual([
    { _id: id, _creationTime: anyNumber, url, data },
  ]);
});

// task: "Only when there is none it sends a GET request to the URL"
test("A feed that is cached is not fetched again.", async () => {
  const url = await fixture.respondJson("/tides", { title: "Tides" });
  const first = await loadFeed(url);
  expect(await loadFeed(url)).toBe(first);
  expect(await fixture.requests()).toEqual([{ method: "GET", path: "/tides", body: "" }]);
});

// task: "It returns the id of the row with this URL."
test("Two URLs are two rows.", async () => {
  const tides = await fixture.respondJson("/tides", { title: "Tides" });
  const winds = await fixture.respondJson("/winds", { title: "Winds" });
  const [first, second] = [await loadFeed(tides), await loadFeed(winds)];
  expect(await deployment.list("cachedFeeds")).toMatchObject([
    { _id: first, url: tides, data: { title: "Tides" } },
    { _id: second, url: winds, data: { title: "Winds" } },
  ]);
});

// task: "Calls for the same URL at the same time may each send a request, but leave one row and return the same id."
test("Calls at the same time leave one row and give its id.", async () => {
  const url = await fixture.respondJson("/tides", { title: "Tides" });
  const ids = await Promise.all([loadFeed(url), loadFeed(url), loadFeed(url)]);
  const rows = await deployment.list("cachedFeeds");
  expect(rows).toMatchObject([{ url, data: { title: "Tides" } }]);
  expect(new Set(ids)).toEqual(new Set(rows.map((row) => row._id)));
});

// task: "When the request cannot be made it throws and saves nothing."
test("A host that cannot be reached makes the call fail and leaves no row.", async () => {
  const url = await fixture.respondJson("/tides", { title: "Tides" });
  await loadFeed(url);
  await expect(loadFeed("http://127.0.0.1:9/tides")).rejects.toThrow();
  expect(await deployment.list("cachedFeeds")).toMatchObject([{ url }]);
});

// task: "It returns the id of the row of `cachedFeeds` with this URL, or null when there is none. It finds the row through the index and reads no other rows."
test("The query gives the id of the row, or null, and reads no other rows.", async () => {
  await insertFeeds(40);
  const id = await deployment.insert("cachedFeeds", { url: "https://news.test/a", data: 1 });
  const query = (url: string) => deployment.admin.query(getFetchResult, { url });
  expect(await query("https://news.test/a")).toBe(id);
  expect(await query("https://news.test/b")).toBeNull();
  const usage = await deployment.usage("query", getFetchResult, { url: "https://news.test/a" });
  expect(usage.documentsRead).toBeLessThanOrEqual(3);
});

// task: "when there is a row with this URL the mutation replaces its `data`, otherwise it inserts a row. It returns the id of the row. It finds the row through the index and reads no other rows."
test("The mutation keeps one row per URL, with the latest data, and reads no other rows.", async () => {
  await insertFeeds(40);
  const url = "https://news.test/a";
  const first = await deployment.admin.mutation(saveFeed, { url, data: { edition: 1 } });
  const second = await deployment.admin.mutation(saveFeed, { url, data: { edition: 2 } });
  expect(second).toBe(first);
  const rows = (await deployment.list("cachedFeeds")).filter((row) => row["url"] === url);
  expect(rows).toEqual([{ _id: first, _creationTime: anyNumber, url, data: { edition: 2 } }]);
  const usage = await deployment.usage("mutation", saveFeed, { url, data: { edition: 3 } });
  expect(usage.documentsRead).toBeLessThanOrEqual(5);
});

// task: "The schema is given; write it as `convex/schema.ts`"
test("The project has the given schema.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "Write `convex/index.ts` with these three functions:"
test("The three functions have their kinds, and the action is public.", async () => {
  expect(await deployment.functions()).toMatchObject({
    [getFetchResult]: { kind: "query" },
    [saveFeed]: { kind: "mutation" },
    "index:loadFeed": { kind: "action", visibility: "public" },
  });
});

async function loadFeed(url: string): Promise<unknown> {
  return await deployment.anonymous.action("index:loadFeed", { url });
}

async function insertFeeds(count: number): Promise<void> {
  const feeds = Array.from({ length: count }, (_, index) => ({
    url: `https://news.test/archive/${index}`,
    data: index,
  }));
  await deployment.insertAll("cachedFeeds", feeds);
}
