import { beforeEach, deployment, expect, test } from "faultline/grader";

const status = { harbour: "open", berths: 12 };

beforeEach(() => deployment.clear());

// task: "Each of them answers with status 200 and the JSON body"
// task: "It returns the URL at which the deployment serves HTTP actions"
test("GET /pulse answers, at the URL that the query tells.", async () => {
  expect(await deployment.anonymous.query("gateway:siteUrl")).toBe(deployment.siteUrl);
  await expectStatus("GET", "/pulse");
});

// task: "Each of them answers with status 200 and the JSON body"
test("POST /intake answers.", async () => {
  await expectStatus("POST", "/intake");
});

// task: "Each of them answers with status 200 and the JSON body"
test("PUT /ledger answers.", async () => {
  await expectStatus("PUT", "/ledger");
});

// task: "anything below `/api/`, over any number of path segments"
test("GET answers below /api/, at any depth.", async () => {
  await expectStatus("GET", "/api/berths");
  await expectStatus("GET", "/api/berths/12/moorings");
  await expectStatus("GET", "/api/a/b/c/d/e/f?tide=high");
});

// task: "Every other method and path, the bare path `/api` among them, is answered with 404."
test("Other methods at these paths find nothing.", async () => {
  await expectStatus("GET", "/pulse");
  await expectNothing("POST", "/pulse");
  await expectNothing("GET", "/intake");
  await expectNothing("DELETE", "/ledger");
  await expectNothing("POST", "/api/berths");
  await expectNothing("PUT", "/api/berths/12");
});

// task: "Every other method and path, the bare path `/api` among them, is answered with 404."
test("Other paths find nothing.", async () => {
  await expectStatus("POST", "/intake");
  await expectNothing("GET", "/");
  await expectNothing("GET", "/api");
  await expectNothing("GET", "/apiary/berths");
  await expectNothing("GET", "/pulse/now");
  await expectNothing("POST", "/intake/now");
});

// task: "whatever characters the path contains"
test("GET answers below /api/ for paths with encoded and foreign characters.", async () => {
  await expectStatus("GET", "/api/north%20quay");
  await expectStatus("GET", `/api/${encodeURIComponent("Kungälv & Björkö")}/12`);
  await expectStatus("GET", `/api/${encodeURIComponent("港")}`);
  await expectStatus("GET", "/api/a.b-c_d~e/@12:30,13:30");
});

// task: "Each of them answers with status 200 and the JSON body"
async function expectStatus(method: string, path: string): Promise<void> {
  const response = await fetch(deployment.siteUrl + path, { method });
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual(status);
}

// task: "Every other method and path, the bare path `/api` among them, is answered with 404."
async function expectNothing(method: string, path: string): Promise<void> {
  const response = await fetch(deployment.siteUrl + path, { method });
  await response.text();
  expect(response.status).toBe(404);
}
