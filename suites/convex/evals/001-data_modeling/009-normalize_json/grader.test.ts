import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const contact = { phone: "555-0104", radio: "H1" };

beforeEach(() => deployment.clear());

test("A depot, its crew and an employee with an age can be stored.", async () => {
  const crewId = await insertCrew();
  const employee = { crewId, badge: "N-104", fullName: "Imre Vass", age: 30, contact };
  await deployment.insert("employees", employee);
  expect(await deployment.list("employees")).toEqual([expect.objectContaining(employee)]);
});

test("An employee may lack age and address.", async () => {
  const employee = { crewId: await insertCrew(), badge: "N-117", fullName: "Odile Marsh", contact };
  await deployment.insert("employees", employee);
  expect(await deployment.list("employees")).toEqual([expect.objectContaining(employee)]);
});

test("An age is a number.", async () => {
  const employee = { crewId: await insertCrew(), badge: "N-117", fullName: "Odile Marsh", contact };
  await expect(deployment.insert("employees", { ...employee, age: "30" })).rejects.toThrow(
    schemaMismatch,
  );
});

test("An address is complete or absent.", async () => {
  const employee = { crewId: await insertCrew(), badge: "N-104", fullName: "Imre Vass", contact };
  const address = { street: "4 Mill Lane", city: "Corrow" };
  await deployment.insert("employees", { ...employee, address });
  expect(await deployment.list("employees")).toEqual([expect.objectContaining({ address })]);
  const incomplete = { ...employee, address: { street: "4 Mill Lane" } };
  await expect(deployment.insert("employees", incomplete)).rejects.toThrow(schemaMismatch);
});

test.each(["crewId", "badge", "fullName", "contact"])("An employee needs %s.", async (field) => {
  const employee = { crewId: await insertCrew(), badge: "N-104", fullName: "Imre Vass", contact };
  const without = { ...employee, [field]: undefined };
  await expect(deployment.insert("employees", without)).rejects.toThrow(schemaMismatch);
});

test("A crew may have a lead, who is one of the employees and not a badge number.", async () => {
  const crewId = await insertCrew();
  const leadId = await deployment.insert("employees", {
    crewId,
    badge: "N-104",
    fullName: "Imre Vass",
    contact,
  });
  const [depot] = await deployment.list("depots");
  const crew = { depotId: depot?._id, callSign: "Osprey", shift: "day" };
  await deployment.insert("crews", { ...crew, leadId });
  expect(await deployment.list("crews")).toEqual([
    expect.objectContaining({ callSign: "Heron" }),
    expect.objectContaining({ ...crew, leadId }),
  ]);
  await expect(deployment.insert("crews", { ...crew, leadId: "N-104" })).rejects.toThrow(
    schemaMismatch,
  );
  await expect(deployment.insert("crews", { ...crew, leadId: crewId })).rejects.toThrow(
    schemaMismatch,
  );
});

test("Parents hold no lists of their children.", async () => {
  const depot = { name: "Southmoor", region: "Fens" };
  await expect(deployment.insert("depots", { ...depot, crews: [] })).rejects.toThrow(
    schemaMismatch,
  );
  const depotId = await deployment.insert("depots", depot);
  const crew = { depotId, callSign: "Heron", shift: "night" };
  await expect(deployment.insert("crews", { ...crew, employees: [] })).rejects.toThrow(
    schemaMismatch,
  );
});

test("The schema has these tables and indexes and no others.", async () => {
  const named = { indexNames: true };
  expect(await deployment.schema(named)).toEqual(await reference.schema(named));
});

const schemaMismatch = /validator|does not match|missing the required field/;

async function insertCrew(): Promise<string> {
  const depotId = await deployment.insert("depots", { name: "Northgate", region: "Uplands" });
  return await deployment.insert("crews", { depotId, callSign: "Heron", shift: "night" });
}
