import {
  anyNumber,
  beforeEach,
  deployment,
  expect,
  fixture,
  reference,
  test,
} from "faultline/grader";

const saveFetchResult = "index:saveFetchResult";
const harvestPage = "index:harvestPage";

beforeEach(async () => {
  await deployment.clear();
  await fixture.reset();
});

// task: "It inserts a row into `harvestedPages` and returns the id of the row."
test("The mutation stores a result and gives the id of its row.", async () => {
  const result = { url: "https://shop.test/kettle", data: { price: 31.5 } };
  const id = await deployment.anonymous.mutation(saveFetchResult, result);
  expect(await deployment.list("harvestedPages")).toEqual([
    { _id: id, _creationTime: anyNumber, ...result },
  ]);
});

// task: "parses the body of the response as JSON, saves it by calling `saveFetchResult`, and returns the id that it gets"
test("The action stores what the URL answers and gives the id of its row.", async () => {
  const data = { item: "kettle", price: 31.5, tags: ["steel", null], inStock: true };
  const url = await fixture.respondJson("/kettle", data);
  const id = await deployment.anonymous.action(harvestPage, { url });
  expect(await deployment.list("harvestedPages")).toEqual([
    { _id: id, _creationTime: anyNumber, url, data },
  ]);
});

// task: "It inserts a row into `harvestedPages` and returns the id of the row."
test("Two pages are stored as two rows.", async () => {
  const kettle = await fixture.respondJson("/kettle", { price: 31.5 });
  const teapot = await fixture.respondJson("/teapot", [{ price: 18 }]);
  const first = await deployment.anonymous.action(harvestPage, { url: kettle });
  const second = await deployment.anonymous.action(harvestPage, { url: teapot });
  expect(await deployment.list("harvestedPages")).toMatchObject([
    { _id: first, url: kettle, data: { price: 31.5 } },
    { _id: second, url: teapot, data: [{ price: 18 }] },
  ]);
});

// task: "parses the body of the response as JSON, saves it"
test("Nested data is stored as it is.", async () => {
  const data = { a: { b: { c: { d: [{ e: [[1, 2], { f: "deep" }] }] } } } };
  const url = await fixture.respondJson("/nested", data);
  await deployment.anonymous.action(harvestPage, { url });
  expect(await deployment.list("harvestedPages")).toMatchObject([{ url, data }]);
});

// task: "It sends one GET request to the URL"
test("A call sends one GET request.", async () => {
  const url = await fixture.respondJson("/kettle?currency=EUR", { price: 31.5 });
  await deployment.anonymous.action(harvestPage, { url });
  expect(await fixture.requests()).toEqual([
    { method: "GET", path: "/kettle?currency=EUR", body: "" },
  ]);
});

// task: "The schema is given; write it as `convex/schema.ts`"
// task: "with exactly two functions, both public"
test("The project has the given schema and these two functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual(await reference.functions());
});
