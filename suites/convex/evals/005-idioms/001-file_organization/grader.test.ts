import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const bakery = { name: "Old Mill", town: "Corrow" };
const rye = { flour: "rye", grams: 750.5 };

beforeEach(() => deployment.clear());

// task: "It stores a bakery and returns its id."
// task: "It returns the whole document."
test.each([bakery, { name: "", town: " Corrow " }])(
  "A bakery is shown as given: %j",
  async (given) => {
    await enlistBakery({ name: "New Mill", town: "Corrow" });
    const bakeryId = await enlistBakery(given);
    const stored = { _id: bakeryId, _creationTime: anyNumber, ...given };
    expect(await showBakery(bakeryId)).toEqual(stored);
    expect((await deployment.list("bakeries")).slice(1)).toEqual([stored]);
  },
);

// task: "It stores a loaf and returns its id."
// task: "It returns the whole document."
test.each([rye, { flour: "", grams: 0 }])("A loaf is shown as given: %j", async (given) => {
  const bakeryId = await enlistBakery(bakery);
  await enlistLoaf({ bakeryId, flour: "wheat", grams: 500 });
  const loafId = await enlistLoaf({ bakeryId, ...given });
  const stored = { _id: loafId, _creationTime: anyNumber, bakeryId, ...given };
  expect(await showLoaf(loafId)).toEqual(stored);
  expect((await deployment.list("loaves")).slice(1)).toEqual([stored]);
});

// task: "It deletes the bakery and nothing else, and returns null."
// task: "When there is none (any more), it throws an error whose message contains `Bakery not found`."
test("A bakery that was struck off is not found any more, and all else stays.", async () => {
  const keptId = await enlistBakery(bakery);
  const bakeryId = await enlistBakery(bakery);
  const loafId = await enlistLoaf({ bakeryId, ...rye });
  expect(await deployment.anonymous.mutation("bakeries:strike", { bakeryId })).toBeNull();
  await expect(showBakery(bakeryId)).rejects.toThrow("Bakery not found");
  expect(await idsIn("bakeries")).toEqual([keptId]);
  expect(await idsIn("loaves")).toEqual([loafId]);
});

// task: "It deletes the loaf and nothing else, and returns null."
// task: "When there is none (any more), it throws an error whose message contains `Loaf not found`."
test("A loaf that was struck off is not found any more, and all else stays.", async () => {
  const bakeryId = await enlistBakery(bakery);
  const earlierId = await enlistLoaf({ bakeryId, ...rye });
  const loafId = await enlistLoaf({ bakeryId, ...rye });
  const laterId = await enlistLoaf({ bakeryId, ...rye });
  expect(await deployment.anonymous.mutation("loaves:strike", { loafId })).toBeNull();
  await expect(showLoaf(loafId)).rejects.toThrow("Loaf not found");
  expect(await idsIn("loaves")).toEqual([earlierId, laterId]);
  expect(await idsIn("bakeries")).toEqual([bakeryId]);
});

// task: "a mutation with the arguments `name` (string) and `town` (string)"
// task: "a mutation with the arguments `bakeryId`, `flour` (string) and `grams` (number)"
test("What is enlisted has all its fields, of their types.", async () => {
  const bakeryId = await enlistBakery(bakery);
  const loafId = await enlistLoaf({ bakeryId, ...rye });
  const calls = [
    ["bakeries:enlist", { name: "Old Mill" }],
    ["bakeries:enlist", { ...bakery, town: 7 }],
    ["loaves:enlist", { bakeryId, flour: "rye" }],
    ["loaves:enlist", { bakeryId, ...rye, grams: "750" }],
    ["loaves:enlist", { bakeryId: loafId, ...rye }],
  ] as const;
  for (const [name, args] of calls) {
    await expect(deployment.anonymous.mutation(name, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  }
  expect(await idsIn("bakeries")).toEqual([bakeryId]);
  expect(await idsIn("loaves")).toEqual([loafId]);
});

// task: "a query with the argument `bakeryId` (id of a bakery)"
// task: "a query with the argument `loafId` (id of a loaf)"
// task: "`strike`, a mutation with the argument `bakeryId`"
// task: "`strike`, a mutation with the argument `loafId`"
test("The id of one resource is none of the other.", async () => {
  const bakeryId = await enlistBakery(bakery);
  const loafId = await enlistLoaf({ bakeryId, ...rye });
  const calls = [
    deployment.anonymous.query("bakeries:show", { bakeryId: loafId }),
    deployment.anonymous.query("loaves:show", { loafId: bakeryId }),
    deployment.anonymous.mutation("bakeries:strike", { bakeryId: loafId }),
    deployment.anonymous.mutation("loaves:strike", { loafId: bakeryId }),
  ];
  for (const call of await Promise.allSettled(calls)) {
    expect(call).toMatchObject({
      status: "rejected",
      reason: { message: expect.stringContaining("ArgumentValidationError") },
    });
  }
});

// task: "`bakeries`: `name` (string), `town` (string); one index, over the town"
// task: "`loaves`: `bakeryId` (reference to a bakery), `flour` (string), `grams` (number); one index, over the bakery"
test("The schema has these tables and indexes.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "Each resource has a module of its own, and both modules use the same three verbs."
// task: "The project has these six functions and no others."
test("The modules have these six functions.", async () => {
  expect(await deployment.functions()).toEqual(await reference.functions());
  expect(await deployment.routes()).toEqual([]);
});

async function enlistBakery(fields: Readonly<Record<string, string>>): Promise<string> {
  return await deployment.anonymous.mutation("bakeries:enlist", fields);
}

async function enlistLoaf(fields: Readonly<Record<string, string | number>>): Promise<string> {
  return await deployment.anonymous.mutation("loaves:enlist", fields);
}

async function showBakery(bakeryId: string): Promise<unknown> {
  return await deployment.anonymous.query("bakeries:show", { bakeryId });
}

async function showLoaf(loafId: string): Promise<unknown> {
  return await deployment.anonymous.query("loaves:show", { loafId });
}

async function idsIn(table: string): Promise<readonly string[]> {
  return (await deployment.list(table)).map(({ _id }) => _id);
}
