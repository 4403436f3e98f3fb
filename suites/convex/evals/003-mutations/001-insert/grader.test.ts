import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const registerDrone = "drones:registerDrone";
const kestrel = { serial: "KX-2207", model: "Kestrel 2", weightG: 248.5 };

beforeEach(() => deployment.clear());

// task: "It inserts one row with these three fields, as they are given, and returns the id of the row."
test.each([
  ["An ordinary drone", kestrel],
  ["A drone with empty texts and no weight", { serial: "", model: "", weightG: 0 }],
  ["A drone with odd values", { serial: " kx/2207 ", model: "Ägir – №4", weightG: -1e-9 }],
  ["A drone with long texts", { serial: "KX".repeat(3000), model: "a ".repeat(3000), weightG: 1 }],
  ["A drone without bounds", { ...kestrel, weightG: Infinity }],
])("%s is stored as it is given, and the id is that of its row.", async (_name, drone) => {
  const id = await register(drone);
  expect(await deployment.list("drones")).toEqual([
    { _id: id, _creationTime: anyNumber, ...drone },
  ]);
});

// task: "the same drone may be registered again, which makes another row"
test("The same drone may be registered again.", async () => {
  const first = await register(kestrel);
  const second = await register(kestrel);
  expect(await deployment.list("drones")).toEqual([
    { _id: first, _creationTime: anyNumber, ...kestrel },
    { _id: second, _creationTime: anyNumber, ...kestrel },
  ]);
});

// task: "all required, and no others are accepted"
test.each([
  ["without a serial", { ...kestrel, serial: undefined }],
  ["without a model", { ...kestrel, model: undefined }],
  ["without a weight", { ...kestrel, weightG: undefined }],
  ["with a number as serial", { ...kestrel, serial: 2207 }],
  ["with null as model", { ...kestrel, model: null }],
  ["with a text as weight", { ...kestrel, weightG: "248" }],
  ["with a whole bigint as weight", { ...kestrel, weightG: 248n }],
  ["with a further argument", { ...kestrel, colour: "red" }],
])("A drone %s is refused.", async (_case, drone) => {
  await expect(register(drone)).rejects.toThrow("ArgumentValidationError");
  expect(await deployment.list("drones")).toEqual([]);
});

test("The schema is the given one, and there is one public mutation.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "one public mutation, `registerDrone`, and no other function"
  // task: "Its arguments are `serial` (string), `model` (string) and `weightG` (number)"
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function register(
  drone: Readonly<Record<string, string | number | bigint | null | undefined>>,
): Promise<unknown> {
  return await deployment.anonymous.mutation(registerDrone, drone);
}
