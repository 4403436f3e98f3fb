import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const signal = {
  region: "north",
  lampState: "off",
  phase: 1,
  override: 0,
  fault: null,
  mount: { kind: "pole", heated: true },
};

beforeEach(() => deployment.clear());

// task: "Each takes exactly the values listed"
test.each([
  {},
  { lampState: "red" },
  { lampState: "amber" },
  { lampState: "green" },
  { phase: 2 },
  { phase: 3 },
  { override: 1 },
  { override: false },
  { fault: "flicker" },
  { fault: "dark" },
  { fault: 7 },
  { fault: 8 },
  { mount: { kind: "pole", heated: false } },
  { mount: { kind: "gantry", heated: true } },
])("A signal with %o is accepted.", async (change) => {
  const changed = { ...signal, ...change };
  await deployment.insert("trafficSignals", changed);
  expect(await deployment.list("trafficSignals")).toEqual([expect.objectContaining(changed)]);
});

// task: "Each takes exactly the values listed, and no others"
test.each([
  { region: "south" },
  { region: "North" },
  { region: "" },
  { region: null },
  { lampState: "blue" },
  { lampState: "Red" },
  { lampState: ["red"] },
  { lampState: null },
  { phase: 0 },
  { phase: 4 },
  { phase: 1.5 },
  { phase: "1" },
  { phase: 1n },
  { override: 2 },
  { override: true },
  { override: "false" },
  { override: null },
  { fault: "" },
  { fault: "null" },
  { fault: 9 },
  { fault: "7" },
  { fault: false },
])("A signal with %o is refused.", async (change) => {
  await expectRefused(change);
});

// task: "an object with exactly two required fields"
test.each([
  { kind: "mast", heated: true },
  { kind: "pole", heated: "yes" },
  { kind: "pole", heated: null },
  { kind: "pole" },
  { heated: true },
  { kind: "pole", heated: true, height: 6 },
  "pole",
])("A mount %j is refused.", async (mount) => {
  await expectRefused({ mount });
});

// task: "The table has exactly these six fields, all required."
test.each(Object.keys(signal))("A signal without %s is refused.", async (field) => {
  await expectRefused({ [field]: undefined });
});

// task: "The table has exactly these six fields, all required."
test("A signal with a seventh field is refused.", async () => {
  await expectRefused({ junction: "A4" });
});

// task: "exactly one table, `trafficSignals`, no indexes, and no functions"
// task: "Each takes exactly the values listed, and no others"
test("There is one table without indexes, and no functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

// task: "Each takes exactly the values listed, and no others"
async function expectRefused(change: NewDocument): Promise<void> {
  const changed = { ...signal, ...change };
  await expect(deployment.insert("trafficSignals", changed)).rejects.toThrow(
    "does not match the schema",
  );
}
