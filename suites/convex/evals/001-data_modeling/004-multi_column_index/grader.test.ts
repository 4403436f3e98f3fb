import { beforeEach, deployment, expect, test } from "faultline/grader";

const departure = { vessel: "Alkyone", routeCode: "N4", departsAt: 1_767_225_600_000 };

beforeEach(() => deployment.clear());

// task: "`vessel` (string), `routeCode` (string) and `departsAt` (number, milliseconds since 1970)"
test("Departures of several routes can be stored.", async () => {
  const departures = [departure, { ...departure, routeCode: "S1" }, { ...departure, departsAt: 0 }];
  await deployment.insertAll("ferryDepartures", departures);
  expect(await deployment.list("ferryDepartures")).toEqual(
    departures.map((each): unknown => expect.objectContaining(each)),
  );
});

// task: "The table has exactly three fields, all required"
test.each([
  { vessel: 4 },
  { vessel: null },
  { vessel: undefined },
  { routeCode: 4 },
  { routeCode: null },
  { routeCode: undefined },
  { departsAt: "2026-01-01T00:00:00Z" },
  { departsAt: 1_767_225_600_000n },
  { departsAt: null },
  { departsAt: undefined },
  { pier: "B" },
])("A departure with %o is refused.", async (change) => {
  await expect(deployment.insert("ferryDepartures", { ...departure, ...change })).rejects.toThrow(
    "does not match the schema",
  );
});

// task: "its first field is the route code, its second the time of departure"
// task: "it can be queried as soon as the schema is deployed"
test("An index starts with the route and the time, in this order.", async () => {
  const { ferryDepartures } = await deployment.schema();
  const firstFields = ferryDepartures?.indexes.map((index) => index.split(", ").slice(0, 2));
  expect(firstFields).toContainEqual(["routeCode", "departsAt"]);
});

// task: "exactly one table, `ferryDepartures`, and no functions"
// task: "The table has exactly three fields, all required"
test("There is one table with three fields, and no functions.", async () => {
  const schema = await deployment.schema();
  expect(Object.keys(schema)).toEqual(["ferryDepartures"]);
  expect(schema["ferryDepartures"]?.document).toEqual({
    object: { departsAt: "number", routeCode: "string", vessel: "string" },
  });
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});
