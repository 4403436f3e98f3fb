import { beforeEach, deployment, expect, test } from "faultline/grader";

const status = { harbour: "open", berths: 12 };

beforeEach(() => deployment.clear());

test("GET /pulse answers, at the URL that the query tells.", async () => {
  expect(await deployment.anonymous.query("gateway:siteUrl")).toBe(deployment.siteUrl);
  await expectStatus("GET", "/pulse");
});

test("POST /intake answers.", async () => {
  await expectStatus("POST", "/intake");
});

test("PUT /ledger answers.", async () => {
  await expectStatus("PUT", "/ledger");
});

test("GET answers below /api/, at any depth.", async () => {
  await expectStatus("GET", "/api/berths");
  await expectStatus("GET", "/api/berths/12/moorings");
  await expectStatus("GET", "/api/a/b/c/d/e/f?tide=high");
});

test("Other methods at these paths find nothing.", async () => {
  await expectStatus("GET", "/pulse");
  await expectNothing("POST", "/pulse");
  await expectNothing("GET", "/intake");
  await expectNothing("DELETE", "/ledger");
  await expectNothing("POST", "/api/berths");
  await expectNothing("PUT", "/api/berths/12");
});

test("Other paths find nothing.", async () => {
  await expectStatus("POST", "/intake");
  await expectNothing("GET", "/");
  await expectNothing("GET", "/api");
  await expectNothing("GET", "/apiary/berths");
  await expectNothing("GET", "/pulse/now");
  await expectNothing("POST", "/intake/now");
});

test("GET answers below /api/ for paths with encoded and foreign characters.", async () => {
  await expectStatus("GET", "/api/north%20quay");
  await expectStatus("GET", `/api/${encodeURIComponent("Kungälv & Björkö")}/12`);
  await expectStatus("GET", `/api/${encodeURIComponent("港")}`);
  await expectStatus("GET", "/api/a.b-c_d~e/@12:30,13:30");
});

async function expectStatus(method: string, path: string): Promise<void> {
  const response = await fetch(deployment.siteUrl + path, { method });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(status);
}

async function expectNothing(method: string, path: string): Promise<void> {
  const response = await fetch(deployment.siteUrl + path, { method });
  await response.text();
  expect(response.status).toBe(404);
}
