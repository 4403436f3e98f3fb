import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const contact = { phone: "555-0104", radio: "H1" };

beforeEach(() => deployment.clear());

// task: "A field that every element of a kind has is required. A field that only some elements of a kind have is optional."
// task: "All other fields keep the names and types that they have in the document"
// task: "Its rows point to their parent: a crew has `depotId`, an employee has `crewId`."
test("A depot, its crew and an employee with an age can be stored.", async () => {
  const crewId = await insertCrew();
  const employee = { crewId, badge: "N-104", fullName: "Imre Vass", age: 30, contact };
  await deployment.insert("employees", employee);
  expect(await deployment.list("employees")).toEqual([expect.objectContaining(employee)]);
});

// task: "A field that only some elements of a kind have is optional."
test("An employee may lack age and address.", async () => {
  const employee = { crewId: await insertCrew(), badge: "N-117", fullName: "Odile Marsh", contact };
  await deployment.insert("employees", employee);
  expect(await deployment.list("employees")).toEqual([expect.objectContaining(employee)]);
});

// task: "All other fields keep the names and types that they have in the document; `contact` and `address` stay objects."
test.each([
  { age: "30" },
  { age: null },
  { badge: 104 },
  { fullName: 1 },
  { contact: "555-0104" },
  { contact: { phone: 5_550_104, radio: "H1" } },
  { contact: [contact] },
  { address: "4 Mill Lane, Corrow" },
  { address: null },
  { email: "imre@utility.test" },
])("An employee with %j is refused.", async (change) => {
  const employee = { crewId: await insertCrew(), badge: "N-104", fullName: "Imre Vass", contact };
  await expect(deployment.insert("employees", { ...employee, ...change })).rejects.toThrow(
    schemaMismatch,
  );
});

// task: "The fields of `contact` and `address` are all required where the object is present."
test.each([{ phone: "555-0104" }, { radio: "H1" }, {}])(
  "The contact %j is incomplete.",
  async (incomplete) => {
    const crewId = await insertCrew();
    const employee = { crewId, badge: "N-104", fullName: "Imre Vass", contact: incomplete };
    await expect(deployment.insert("employees", employee)).rejects.toThrow(schemaMismatch);
  },
);

// task: "The fields of `contact` and `address` are all required where the object is present."
test("An address is complete or absent.", async () => {
  const employee = { crewId: await insertCrew(), badge: "N-104", fullName: "Imre Vass", contact };
  const address = { street: "4 Mill Lane", city: "Corrow" };
  await deployment.insert("employees", { ...employee, address });
  expect(await deployment.list("employees")).toEqual([expect.objectContaining({ address })]);
  for (const incomplete of [{ street: "4 Mill Lane" }, { city: "Corrow" }, {}]) {
    await expect(
      deployment.insert("employees", { ...employee, address: incomplete }),
    ).rejects.toThrow(schemaMismatch);
  }
});

// task: "A field that every element of a kind has is required."
test.each(["crewId", "badge", "fullName", "contact"])("An employee needs %s.", async (field) => {
  const employee = { crewId: await insertCrew(), badge: "N-104", fullName: "Imre Vass", contact };
  const without = { ...employee, [field]: undefined };
  await expect(deployment.insert("employees", without)).rejects.toThrow(schemaMismatch);
});

// task: "A field that every element of a kind has is required."
test("A depot and a crew need what the document says of every one.", async () => {
  await expect(deployment.insert("depots", { name: "Northgate" })).rejects.toThrow(schemaMismatch);
  await expect(deployment.insert("depots", { region: "Uplands" })).rejects.toThrow(schemaMismatch);
  const depotId = await deployment.insert("depots", { name: "Northgate", region: "Uplands" });
  const crew = { depotId, callSign: "Heron", shift: "night" };
  for (const field of Object.keys(crew)) {
    const without = { ...crew, [field]: undefined };
    await expect(deployment.insert("crews", without)).rejects.toThrow(schemaMismatch);
  }
});

// task: "Its rows point to their parent: a crew has `depotId`, an employee has `crewId`."
test("A parent is a document of the right table.", async () => {
  const crewId = await insertCrew();
  const [depot] = await deployment.list("depots");
  const employee = { badge: "N-104", fullName: "Imre Vass", contact };
  for (const parent of [depot?._id, "Heron"]) {
    await expect(deployment.insert("employees", { ...employee, crewId: parent })).rejects.toThrow(
      schemaMismatch,
    );
  }
  for (const parent of [crewId, "Northgate"]) {
    const crew = { depotId: parent, callSign: "Osprey", shift: "day" };
    await expect(deployment.insert("crews", crew)).rejects.toThrow(schemaMismatch);
  }
});

// task: "`shift` is any string"
test("A shift is any string, and nothing else.", async () => {
  const depotId = await deployment.insert("depots", { name: "Northgate", region: "Uplands" });
  const crew = { depotId, callSign: "Heron", shift: "split, every other Sunday" };
  await deployment.insert("crews", crew);
  expect(await deployment.list("crews")).toEqual([expect.objectContaining(crew)]);
  await expect(deployment.insert("crews", { ...crew, shift: 3 })).rejects.toThrow(schemaMismatch);
});

// task: "In the table it is the field `leadId`, a reference to the employee in place of the badge number."
// task: "A field that only some elements of a kind have is optional."
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
  await expect(deployment.insert("crews", { ...crew, leadId: null })).rejects.toThrow(
    schemaMismatch,
  );
});

// task: "A nested list becomes a table of its own."
// task: "Parents hold no lists."
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

// task: "exactly three tables, `depots`, `crews` and `employees`, and no functions"
// task: "Indexes, and no others: on `crews`, `by_depot` over the depot; on `employees`, `by_crew` over the crew and `by_badge` over the badge number."
test("The schema has these tables and indexes and no others.", async () => {
  const named = { indexNames: true };
  expect(await deployment.schema(named)).toEqual(await reference.schema(named));
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

const schemaMismatch = /validator|does not match|missing the required field/;

async function insertCrew(): Promise<string> {
  const depotId = await deployment.insert("depots", { name: "Northgate", region: "Uplands" });
  return await deployment.insert("crews", { depotId, callSign: "Heron", shift: "night" });
}
