import { beforeEach, deployment, expect, test } from "faultline/grader";

const ticket = { violation: "double parking", plate: "KX-204" };

beforeEach(() => deployment.clear());

// task: "exactly two fields, both required: `violation` (string) and `plate` (string)"
test("Several tickets of one plate can be stored.", async () => {
  const tickets = [ticket, { ...ticket, violation: "no ticket shown" }, ticket];
  await deployment.insertAll("parkingTickets", tickets);
  expect(await deployment.list("parkingTickets")).toEqual(
    tickets.map((each): unknown => expect.objectContaining(each)),
  );
});

// task: "exactly two fields, both required: `violation` (string) and `plate` (string)"
test.each([
  { violation: 12 },
  { violation: null },
  { violation: undefined },
  { violation: ["double parking"] },
  { plate: 204 },
  { plate: null },
  { plate: undefined },
  { plate: ["KX-204"] },
  { fine: 40 },
])("A ticket with %o is refused.", async (change) => {
  await expect(deployment.insert("parkingTickets", { ...ticket, ...change })).rejects.toThrow(
    "does not match the schema",
  );
});

// task: "a database index that serves the lookup by plate: `plate` is its first field"
// task: "it can be queried as soon as the schema is deployed"
test("An index starts with the plate.", async () => {
  const { parkingTickets } = await deployment.schema();
  const firstFields = parkingTickets?.indexes.map((index) => index.split(", ")[0]);
  expect(firstFields).toContain("plate");
});

// task: "exactly one table, `parkingTickets`, and no functions"
// task: "The table has exactly two fields, both required"
test("There is one table of two texts, and no functions.", async () => {
  const schema = await deployment.schema();
  expect(Object.keys(schema)).toEqual(["parkingTickets"]);
  expect(schema["parkingTickets"]?.document).toEqual({
    object: { plate: "string", violation: "string" },
  });
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});
