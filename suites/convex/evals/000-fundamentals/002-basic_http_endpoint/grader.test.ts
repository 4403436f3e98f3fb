import { beforeEach, deployment, expect, test } from "faultline/grader";

interface Answer {
  readonly status: number;
  readonly body: string;
}

beforeEach(() => deployment.clear());

// task: "Its body is the text of the request's body, unchanged, followed by one space and the word `received`."
test.each([
  "Parcel 7 to Corrow",
  "  two lines,\nspaces around  \n",
  '{ "parcel": 7, "weight": 1.50 }',
  "Påket № 7 – 包裹 📦",
  "received",
  " \n",
])("A stamp repeats what was sent: %j", async (body) => {
  expect(await send("POST", "/stamp", body)).toEqual({ status: 200, body: `${body} received` });
});

// task: "Its body is the text of the request's body, unchanged, followed by one space and the word `received`."
test("A stamp repeats a long text, whatever bytes its characters take.", async () => {
  const body = "a№📦é\n".repeat(8000);
  expect(await send("POST", "/stamp", body)).toEqual({ status: 200, body: `${body} received` });
});

// task: "An empty request is answered with ` received`."
test("A stamp of nothing says that it was received.", async () => {
  expect(await send("POST", "/stamp", "")).toEqual({ status: 200, body: " received" });
  expect(await send("POST", "/stamp")).toEqual({ status: 200, body: " received" });
});

// task: "The answer has status 200 and the content type `text/plain` (a charset may follow)."
// task: "Its body is the text of the request's body, unchanged"
test.each([
  ["application/json", '{ "parcel": 7, "weight": 1.50 }'],
  ["application/x-www-form-urlencoded", "parcel=7&to=Corrow+Bay%21"],
])("A stamp is plain text and unchanged, also where the request is %s.", async (type, body) => {
  const response = await fetch(`${deployment.siteUrl}/stamp`, {
    method: "POST",
    headers: { "Content-Type": type },
    body,
  });
  expect(response.headers.get("Content-Type")).toMatch(/^text\/plain\s*(?:;|$)/i);
  expect(await response.text()).toEqual(`${body} received`);
});

// task: "`PUT` on every path that starts with `/racks/`, however deep."
// task: "The answer has status 200 and an empty body, whatever the request holds."
test.each(["/racks/", "/racks/7", "/racks/north/3/b%20c", "/racks/*", "/racks/7?from=stamp"])(
  "A rack takes anything: %s",
  async (path) => {
    expect(await send("PUT", path, "Parcel 7")).toEqual({ status: 200, body: "" });
    expect(await send("PUT", path)).toEqual({ status: 200, body: "" });
  },
);

// task: "Every other method or path, `/racks` without the slash among them, gets the router's own answer: 404."
test.each([
  ["GET", "/stamp"],
  ["PUT", "/stamp"],
  ["POST", "/stamp/7"],
  ["POST", "/stamps"],
  ["PUT", "/racks"],
  ["PUT", "/racks7"],
  ["POST", "/racks/7"],
  ["GET", "/racks/7"],
  ["PUT", "/"],
])("%s %s is not found.", async (method, path) => {
  expect((await send(method, path)).status).toBe(404);
});

// task: "an HTTP router with exactly two routes"
// task: "Write no queries, mutations or actions, and no schema."
test("There are two routes and nothing else.", async () => {
  expect(await deployment.routes()).toEqual(["POST /stamp", "PUT /racks/*"]);
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.schema()).toEqual({});
});

async function send(method: string, path: string, body?: string): Promise<Answer> {
  const response = await fetch(deployment.siteUrl + path, {
    method,
    ...(body !== undefined && { body }),
  });
  return { status: response.status, body: await response.text() };
}
