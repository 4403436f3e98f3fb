import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

interface Shipment {
  readonly warehouse: string;
  readonly state: string;
  readonly urgency: number;
}

const nextShipments = "shipments:nextShipments";

beforeEach(() => deployment.clear());

// task: "and an empty array when none does"
test("A warehouse without shipments in the state has none.", async () => {
  expect(await next("Tilbury", "packed")).toEqual([]);
  await insertShipments([{ warehouse: "Tilbury", state: "held", urgency: 1 }]);
  expect(await next("Tilbury", "packed")).toEqual([]);
});

// task: "The lowest `urgency` comes first."
// task: "It returns the first four in this order"
// task: "as an array of whole documents, system fields included"
test("Of seven shipments the four of lowest urgency are returned, in order.", async () => {
  const urgencies = [30, 5, 200, 11, 7, 100, 9];
  const inserted = await insertShipments(urgencies.map((urgency) => packed({ urgency })));
  const [, five, , eleven, seven, , nine] = inserted;
  expect(await next("Tilbury", "packed")).toEqual([five, seven, nine, eleven]);
});

// task: "fewer when fewer match"
test.each([1, 3, 4])("All of %i shipments are returned.", async (count) => {
  const urgencies = Array.from({ length: count }, (_, index) => count - index);
  const inserted = await insertShipments(urgencies.map((urgency) => packed({ urgency })));
  expect(await next("Tilbury", "packed")).toEqual(inserted.toReversed());
});

// task: "shipments of exactly this warehouse that are in exactly this state"
test("Shipments of other warehouses and in other states are not returned.", async () => {
  const [, , wanted] = await insertShipments([
    packed({ warehouse: "Harwich", urgency: 1 }),
    packed({ state: "held", urgency: 2 }),
    packed({ urgency: 50 }),
    packed({ warehouse: "Tilbury2", urgency: 3 }),
    packed({ state: "packed-late", urgency: 4 }),
    packed({ warehouse: "Antwerp", urgency: 5 }),
    packed({ state: "packe", urgency: 6 }),
  ]);
  expect(await next("Tilbury", "packed")).toEqual([wanted]);
});

// task: "shipments of exactly this warehouse that are in exactly this state"
test("Every warehouse and every state can be asked for.", async () => {
  const [harwich, held] = await insertShipments([
    packed({ warehouse: "Harwich" }),
    packed({ state: "held" }),
    packed({}),
  ]);
  expect(await next("Harwich", "packed")).toEqual([harwich]);
  expect(await next("Tilbury", "held")).toEqual([held]);
  expect(await next("packed", "Tilbury")).toEqual([]);
});

// task: "Any text may name a warehouse or a state, the empty text too; texts are compared as they are, case and spaces included."
test("Empty names are names, and case and spaces count.", async () => {
  const [nowhere, stateless] = await insertShipments([
    packed({ warehouse: "" }),
    packed({ state: "" }),
    packed({}),
  ]);
  expect(await next("", "packed")).toEqual([nowhere]);
  expect(await next("Tilbury", "")).toEqual([stateless]);
  for (const warehouse of ["tilbury", " Tilbury", "Tilbury "]) {
    expect(await next(warehouse, "packed")).toEqual([]);
  }
  expect(await next("Tilbury", "packed ")).toEqual([]);
});

// task: "Urgencies are any numbers, negative ones and fractions too"
test("Negative urgencies, zero and fractions are ordered as numbers.", async () => {
  await insertShipments([2, -1.5, 0.25, -20, 10, 0].map((urgency) => packed({ urgency })));
  expect(await urgenciesOf("Tilbury", "packed")).toEqual([-20, -1.5, 0, 0.25]);
});

// task: "shipments of the same urgency may come in any order"
test("Shipments of the same urgency count one by one.", async () => {
  await insertShipments([2, 1, 1, 2, 2, 1].map((urgency) => packed({ urgency })));
  expect(await urgenciesOf("Tilbury", "packed")).toEqual([1, 1, 1, 2]);
});

// task: "and several may have the same label"
test("Shipments of the same label count one by one.", async () => {
  const shipment = { label: "S-1", warehouse: "Tilbury", state: "packed" };
  await deployment.insertAll(
    "shipments",
    [3, 1, 2].map((urgency) => ({ ...shipment, urgency })),
  );
  expect(await urgenciesOf("Tilbury", "packed")).toEqual([1, 2, 3]);
});

// task: "a call reads at most ten documents, however many match and however large the table"
test("Of a hundred matches among many others few are read.", async () => {
  const numbers = Array.from({ length: 100 }, (_, index) => index);
  await insertShipments(numbers.map((urgency) => packed({ urgency })));
  await insertShipments(numbers.map((urgency) => packed({ urgency, state: "held" })));
  await insertShipments(numbers.map((urgency) => packed({ urgency, warehouse: "Harwich" })));
  const args = { warehouse: "Tilbury", state: "packed" };
  expect(await urgenciesOf("Tilbury", "packed")).toEqual([0, 1, 2, 3]);
  const usage = await deployment.usage("query", nextShipments, args);
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

// task: "a call reads at most ten documents, however many match and however large the table"
test("When none of a warehouse's many shipments is in the state, few are read.", async () => {
  const numbers = Array.from({ length: 60 }, (_, index) => index);
  await insertShipments(numbers.map((urgency) => packed({ urgency, state: "held" })));
  const args = { warehouse: "Tilbury", state: "packed" };
  const usage = await deployment.usage("query", nextShipments, args);
  expect(usage.documentsRead).toBeLessThanOrEqual(10);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `nextShipments`, and no other function"
  // task: "Its arguments are `warehouse` and `state`, both required strings."
  expect(await deployment.functions()).toEqual({
    [nextShipments]: {
      kind: "query",
      visibility: "public",
      args: { object: { state: "string", warehouse: "string" } },
    },
  });
});

async function next(warehouse: string, state: string): Promise<readonly Shipment[]> {
  return await deployment.anonymous.query(nextShipments, { warehouse, state });
}

async function urgenciesOf(warehouse: string, state: string): Promise<readonly number[]> {
  return (await next(warehouse, state)).map(({ urgency }) => urgency);
}

function packed(differences: Partial<Shipment>): Shipment {
  return { warehouse: "Tilbury", state: "packed", urgency: 1, ...differences };
}

async function insertShipments(given: readonly Shipment[]): Promise<readonly unknown[]> {
  const shipments = given.map((shipment, index) => ({ label: `S-${index}`, ...shipment }));
  const ids = await deployment.insertAll("shipments", shipments);
  return shipments.map((shipment, index) => ({
    _id: ids[index],
    _creationTime: anyNumber,
    ...shipment,
  }));
}
