import { beforeEach, deployment, expect, test } from "faultline/grader";

const openingHours = "kiosk:openingHours";
const reportIssue = "kiosk:reportIssue";

const hours = { weekdays: "10:00-18:00", weekend: "10:00-20:00", closedOn: ["Monday"] };

const internals = [
  ["action", "kiosk:reindexCatalogue", "catalogue reindexed"],
  ["mutation", "kiosk:resetQueue", "queue reset"],
] as const;

const withoutArguments = [
  ["query", openingHours],
  ...internals.map(([kind, name]) => [kind, name] as const),
] as const;

type Payload = string | number | null | { readonly floor: number };

/** Clocks may differ by so much. */
const skewMs = 2000;

beforeEach(() => deployment.clear());

// task: "The screens of visitors call it. It returns the object"
test("Visitors see the opening hours.", async () => {
  expect(await deployment.anonymous.query(openingHours)).toEqual(hours);
});

// task: "The screens of visitors call it. It returns the object"
test("Three visitors at once see the same opening hours.", async () => {
  const calls = [1, 2, 3].map(() => deployment.anonymous.query(openingHours));
  expect(await Promise.all(calls)).toEqual([hours, hours, hours]);
});

// task: "`payload`, which may be any value"
// task: "returns the present time in milliseconds since the epoch"
test.each([
  ["a text", "the screen is black"],
  ["a number", 0.5],
  ["a truth value", false],
  ["null", null],
  ["a list", [1, "two", [null]]],
  ["an object", { floor: 2, screen: { on: false, since: null } }],
  ["a big integer", 7n],
  ["bytes", Uint8Array.of(7, 0).buffer],
])("A visitor may report %s, and is told the time.", async (_kind, payload) => {
  const before = Date.now();
  const time = await deployment.anonymous.mutation(reportIssue, { name: "screen", payload });
  expect(time).toBeTypeOf("number");
  expect(time).toBeGreaterThanOrEqual(before - skewMs);
  expect(time).toBeLessThanOrEqual(Date.now() + skewMs);
});

// task: "It logs them with one call, `console.log(name, payload)`"
// task: "The functions log nothing else."
test("A report is logged with its payload, in one line.", async () => {
  const logged = (name: string, payload: Payload) =>
    deployment.logLines("mutation", reportIssue, { name, payload });
  expect(await logged("screen", "black")).toEqual(["[LOG] 'screen' 'black'"]);
  expect(await logged("lift", 2)).toEqual(["[LOG] 'lift' 2"]);
});

// task: "It logs them with one call, `console.log(name, payload)`"
test("A payload is logged as it is, also where it is no text.", async () => {
  const logged = (payload: Payload) =>
    deployment.logLines("mutation", reportIssue, { name: "lift", payload });
  expect(await logged(null)).toEqual(["[LOG] 'lift' null"]);
  expect(await logged({ floor: 2 })).toEqual([
    expect.stringMatching(/^\[LOG\] 'lift' \{\s*floor: 2\s*\}$/),
  ]);
});

// task: "They store nothing."
test("A report is not stored.", async () => {
  const args = { name: "lift", payload: 2 };
  const usage = await deployment.usage("mutation", reportIssue, args);
  expect(usage).toMatchObject({ documentsWritten: 0 });
});

// task: "Its arguments are `name` (string) and `payload`, which may be any value; both are required."
test.each([{ name: "screen" }, { payload: 1 }, { name: 1, payload: 1 }, {}])(
  "A report is refused that is not complete: %j",
  async (args) => {
    await expect(deployment.anonymous.mutation(reportIssue, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  },
);

// task: "clients of the deployment must not be able to call what only the scheduler or the dashboard runs"
test.each(internals)("No client may call the %s %s.", async (kind, name) => {
  await expect(deployment.anonymous[kind](name)).rejects.toThrow("Could not find public function");
});

// task: "It logs `catalogue reindexed` with `console.log`, and returns null."
// task: "It logs `queue reset` with `console.log`, and returns null."
// task: "The functions log nothing else."
test.each(internals)(
  "The admin may call the %s %s, which logs one line.",
  async (kind, name, text) => {
    expect(await deployment.admin[kind](name)).toBeNull();
    expect(await deployment.logLines(kind, name)).toEqual([`[LOG] '${text}'`]);
  },
);

// task: "The functions log nothing else."
test("Opening hours are not logged.", async () => {
  expect(await deployment.logLines("query", openingHours)).toEqual([]);
});

// task: "Those without arguments refuse a call that passes any."
test.each(withoutArguments)("The %s %s refuses an argument.", async (kind, name) => {
  await expect(deployment.admin[kind](name, { floor: 2 })).rejects.toThrow(
    "ArgumentValidationError",
  );
});

// task: "without a schema, with exactly four functions"
// task: "Choose the visibility of each function by who calls it"
test("There are these four functions, of these kinds and no more visible than needed.", async () => {
  const nothing = { object: {} };
  expect(await deployment.functions()).toEqual({
    "kiosk:openingHours": { kind: "query", visibility: "public", args: nothing },
    "kiosk:reindexCatalogue": { kind: "action", visibility: "internal", args: nothing },
    "kiosk:reportIssue": {
      kind: "mutation",
      visibility: "public",
      args: { object: { name: "string", payload: expect.anything() } },
    },
    "kiosk:resetQueue": { kind: "mutation", visibility: "internal", args: nothing },
  });
  expect(await deployment.routes()).toEqual([]);
  expect(await deployment.schema()).toEqual({});
});
