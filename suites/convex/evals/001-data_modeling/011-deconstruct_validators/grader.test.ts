import {
  beforeEach,
  callsOf,
  candidateFiles,
  deployment,
  describe,
  expect,
  exportedDeclaration,
  reference,
  test,
} from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const atNine = { exact: true, at: 9 };
const fromNineToTen = { exact: false, from: 9, until: 10 };

const tables = [
  ["pickups", { sender: "Ida" }],
  ["dropoffs", { recipient: "Per", doorCode: "44#" }],
] as const;

beforeEach(() => deployment.clear());

// task: "`window` is the same in both tables, and required."
describe.each(tables)("In %s,", (table, fields) => {
  // task: "one of two objects, told apart by the boolean `exact`"
  test.each([atNine, fromNineToTen])(
    "the window %j comes back as it was stored.",
    async (window) => {
      await deployment.insert(table, { ...fields, window });
      expect(await deployment.list(table)).toEqual([
        { _id: expect.any(String), _creationTime: expect.any(Number), ...fields, window },
      ]);
    },
  );

  // task: "one of two objects, told apart by the boolean `exact`"
  // task: "`exact` is true, and `at` is a number"
  // task: "`exact` is false, and `from` and `until` are numbers"
  // task: "An exact window has no `from` or `until`, a span has no `at`."
  test.each([
    { exact: true },
    { at: 9 },
    { exact: false },
    { exact: false, from: 9 },
    { exact: false, until: 10 },
    { from: 9, until: 10 },
    { exact: false, at: 9 },
    { exact: true, from: 9, until: 10 },
    { exact: true, at: 9, from: 9 },
    { exact: true, at: 9, until: 10 },
    { exact: false, from: 9, until: 10, at: 9 },
    { exact: true, at: 9, floor: 2 },
    { exact: false, from: 9, until: 10, floor: 2 },
    { exact: true, at: "9" },
    { exact: true, at: null },
    { exact: false, from: "9", until: 10 },
    { exact: false, from: 9, until: null },
    { exact: "true", at: 9 },
    { exact: 1, at: 9 },
    { exact: null, at: 9 },
    { exact: null, from: 9, until: 10 },
    [atNine],
    9,
    null,
  ])("the window %j is refused.", async (window) => {
    await expectRefused(table, { ...fields, window });
  });

  // task: "`window` is the same in both tables, and required."
  test("no other field, and no other number of fields, is accepted.", async () => {
    await expectRefused(table, fields);
    await expectRefused(table, { window: atNine });
    await expectRefused(table, { ...fields, window: atNine, fee: 4 });
  });
});

// task: "`recipient` (string), `doorCode` (string, optional) and `window`"
test("A dropoff may lack the code of the door, but not have null or a number for it.", async () => {
  const dropoff = { recipient: "Per", window: atNine };
  await deployment.insert("dropoffs", dropoff);
  expect(await deployment.list("dropoffs")).toEqual([expect.objectContaining(dropoff)]);
  await expectRefused("dropoffs", { ...dropoff, doorCode: null });
  await expectRefused("dropoffs", { ...dropoff, doorCode: 44 });
});

// task: "exactly two tables, no indexes, and no functions"
// task: "Objects have exactly these fields."
test("The schema has these two tables without indexes, and there are no functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

// task: "the file declares and exports it under the name `windowValidator`"
// task: "its value is the only union in the file (`v.union`), and both tables use it"
// task: "Write one file, `convex/schema.ts`, with exactly two tables"
test("The exported validator is the only union.", async () => {
  const files = await candidateFiles();
  const schema = "convex/schema.ts";
  const windowValidator = { file: schema, name: "windowValidator" };
  expect(exportedDeclaration(files, windowValidator)).toMatch(/^(\w+\s*\.\s*)?union[<(]/);
  expect(callsOf(files, "union").map(({ file }) => file)).toEqual([schema]);
});

// task: "Objects have exactly these fields."
async function expectRefused(table: "pickups" | "dropoffs", document: NewDocument): Promise<void> {
  await expect(deployment.insert(table, document)).rejects.toThrow("does not match the schema");
}
