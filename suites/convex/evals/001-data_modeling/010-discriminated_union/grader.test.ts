import { beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const deposit = { kind: "deposit", account: "A-17", cents: 12_50 };
const transferOut = { kind: "transferOut", account: "A-17", iban: "DE02 1001 0010" };
const feeChange = { kind: "feeChange", code: "wire", percent: 0.25 };
const events = [deposit, transferOut, feeChange];

beforeEach(() => deployment.clear());

// task: "A document of the table is itself one of three objects, told apart by `kind`."
// task: "The fields stand at the top level of the document, next to `kind`"
test("Events of all kinds come back as they were stored.", async () => {
  await deployment.insertAll("ledgerEvents", events);
  expect(await deployment.list("ledgerEvents")).toEqual(
    events.map((event) => ({
      _id: expect.any(String),
      _creationTime: expect.any(Number),
      ...event,
    })),
  );
});

const missing = events.flatMap((event) =>
  Object.keys(event).map((field) => ({ event, field, without: { ...event, [field]: undefined } })),
);

// task: "Every document has all fields of its kind"
test.each(missing)("The event $event.kind is refused without $field.", async ({ without }) => {
  await expectRefused(without);
});

// task: "none that belongs to another kind or to no kind"
test.each([
  { ...deposit, iban: "DE02 1001 0010" },
  { ...deposit, code: "wire" },
  { ...deposit, percent: 0.25 },
  { ...transferOut, cents: 12_50 },
  { ...transferOut, code: "wire" },
  { ...feeChange, account: "A-17" },
  { ...feeChange, cents: 12_50 },
  { ...deposit, ...transferOut, ...feeChange },
  { ...deposit, memo: "rent" },
  { ...transferOut, memo: "rent" },
  { ...feeChange, memo: "rent" },
])("The event %j has a field too many.", async (event) => {
  await expectRefused(event);
});

// task: "`account` (string), `cents` (number)"
// task: "`account` (string), `iban` (string)"
// task: "`code` (string), `percent` (number)"
test.each([
  { ...deposit, account: 17 },
  { ...deposit, cents: "1250" },
  { ...deposit, cents: null },
  { ...transferOut, account: null },
  { ...transferOut, iban: 2 },
  { ...feeChange, code: 4 },
  { ...feeChange, percent: "0.25" },
  { ...feeChange, percent: null },
])("The event %j has a value of a wrong type.", async (event) => {
  await expectRefused(event);
});

// task: "There are no other kinds."
test.each([
  { ...deposit, kind: "withdrawal" },
  { ...deposit, kind: "Deposit" },
  { ...deposit, kind: "transferOut" },
  { ...transferOut, kind: "deposit" },
  { ...feeChange, kind: "deposit" },
  { ...feeChange, kind: null },
  { ...feeChange, kind: 3 },
  {},
])("The event %j is of no kind.", async (event) => {
  await expectRefused(event);
});

// task: "exactly one table, `ledgerEvents`, no indexes, and no functions"
// task: "Every document has all fields of its kind"
test("There is one table without indexes, and no functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

// task: "Every document has all fields of its kind, and none that belongs to another kind or to no kind."
async function expectRefused(event: NewDocument): Promise<void> {
  await expect(deployment.insert("ledgerEvents", event)).rejects.toThrow(
    "does not match the schema",
  );
}
