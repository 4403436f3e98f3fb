import { beforeEach, deployment, expect, fixture, reference, test } from "faultline/grader";

const fetchBulletin = "bulletins:fetchBulletin";

beforeEach(async () => {
  await deployment.clear();
  await fixture.reset();
});

// task: "returns the parsed value as it is, whatever it holds"
test.each([
  ["An object", { station: "Vardø", wind: { knots: 31.5, from: "NNE" }, warnings: [] }],
  ["A nested value", { a: { b: { c: [{ d: null }, [1, [2, "3"]]] } } }],
  ["A list", [1, "two", null, false, { three: 3 }]],
  ["An empty object", {}],
  ["An empty list", []],
  ["A text", "No bulletin today"],
  ["A number", -0.5],
  ["False", false],
  ["Null", null],
])("%s is returned as the service sent it.", async (_name, bulletin) => {
  const endpoint = await fixture.respondJson("/bulletin", bulletin);
  expect(await deployment.anonymous.action(fetchBulletin, { endpoint })).toEqual(bulletin);
});

// task: "parses the body of the response as JSON"
test("The body counts, not what the service calls it.", async () => {
  const endpoint = await fixture.respond("/plain", {
    headers: { "Content-Type": "text/plain" },
    body: '{ "station": "Fair Isle" }',
  });
  expect(await deployment.anonymous.action(fetchBulletin, { endpoint })).toEqual({
    station: "Fair Isle",
  });
});

// task: "It sends one GET request to the URL"
test("A call sends one GET request to the very URL that it is given.", async () => {
  const endpoint = await fixture.respondJson("/bulletin?station=01098&units=kn", { ok: true });
  await fixture.respondJson("/bulletin", { ok: false });
  expect(await deployment.anonymous.action(fetchBulletin, { endpoint })).toEqual({ ok: true });
  expect(await fixture.requests()).toEqual([
    { method: "GET", path: "/bulletin?station=01098&units=kn", body: "" },
  ]);
});

// task: "When the service answers with a status other than 2xx, it throws an error."
// task: "It sends one GET request to the URL"
test.each([300, 404, 500, 503])(
  "Status %i is an error at once, though the body is JSON.",
  async (status) => {
    const body = '{ "station": "Fair Isle" }';
    const endpoint = await fixture.respond("/broken", { status, body });
    await expect(deployment.anonymous.action(fetchBulletin, { endpoint })).rejects.toThrow();
    expect(await fixture.requests()).toEqual([{ method: "GET", path: "/broken", body: "" }]);
  },
);

// task: "When the service answers with a status other than 2xx, it throws an error."
test("Status 203 is none.", async () => {
  const endpoint = await fixture.respond("/partial", { status: 203, body: "[7]" });
  expect(await deployment.anonymous.action(fetchBulletin, { endpoint })).toEqual([7]);
});

test("There is one public action with one argument, and no schema.", async () => {
  // task: "one public function and no other: `fetchBulletin`, a Convex action"
  // task: "Its only argument is `endpoint` (string)"
  expect(await deployment.functions()).toEqual(await reference.functions());
  // task: "Write no schema."
  expect(await deployment.schema()).toEqual({});
});
