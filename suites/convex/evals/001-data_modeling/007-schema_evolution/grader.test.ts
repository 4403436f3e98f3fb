import {
  beforeEach,
  callsReachedFrom,
  candidateFiles,
  deployment,
  expect,
  exportedDeclaration,
  reference,
  test,
} from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const oldForm = { holder: "Rosa Lind", tier: "gold", standing: true };
const newForm = { holder: "Theo Mar", remark: "knee injury", standing: "good" };

beforeEach(() => deployment.clear());

// task: "It accepts every document in the old form and every document in the new form side by side"
test("Documents of both forms live side by side.", async () => {
  const memberships = [
    oldForm,
    { ...oldForm, standing: false },
    newForm,
    { ...newForm, remark: "", standing: "suspended" },
    { ...newForm, standing: "expelled" },
  ];
  await deployment.insertAll("memberships", memberships);
  expect((await deployment.list("memberships")).map(ownFields)).toEqual(memberships);
});

// task: "It still refuses a document with a value that fits neither form"
// task: "with a field that neither form has, or without `holder` or `standing`"
test.each([
  { ...newForm, standing: "banned" },
  { ...newForm, standing: "Good" },
  { ...newForm, standing: null },
  { ...newForm, standing: 1 },
  { ...newForm, remark: null },
  { ...newForm, remark: 3 },
  { ...newForm, holder: 3 },
  { ...oldForm, tier: 1 },
  { ...oldForm, tier: null },
  { ...oldForm, standing: "true" },
  { ...oldForm, standing: "gold" },
  { ...newForm, joinedAt: 1 },
  { ...oldForm, joinedAt: 1 },
  { remark: "knee injury", standing: "good" },
  { tier: "gold", standing: true },
  { holder: "Theo Mar", remark: "knee injury" },
  { holder: "Rosa Lind", tier: "gold" },
])("The document %j is in neither form.", async (document: NewDocument) => {
  await expect(deployment.insert("memberships", document)).rejects.toThrow(
    "does not match the schema",
  );
});

const upgrades = [
  [oldForm, { holder: "Rosa Lind", remark: "none", standing: "good" }],
  [
    { ...oldForm, standing: false },
    { holder: "Rosa Lind", remark: "none", standing: "suspended" },
  ],
  [
    { ...oldForm, holder: "", tier: "" },
    { holder: "", remark: "none", standing: "good" },
  ],
  [newForm, newForm],
  [
    { ...newForm, standing: "suspended" },
    { ...newForm, standing: "suspended" },
  ],
  [
    { ...newForm, standing: "expelled" },
    { ...newForm, standing: "expelled" },
  ],
  [
    { ...newForm, remark: "" },
    { ...newForm, remark: "" },
  ],
  [
    { ...newForm, holder: " Theo  Mar", remark: "  " },
    { ...newForm, holder: " Theo  Mar", remark: "  " },
  ],
] as const;

// task: "It brings this one document into the new form, so that nothing is left of `tier`, and returns null."
// task: "The standing true becomes `"good"`, false becomes `"suspended"`, and a word stays the word that it is."
// task: "The remark is that of the document, whatever its text, and `"none"` where the document has no remark."
test.each(upgrades)("Migrated, %j becomes %j, also the second time.", async (stored, upgraded) => {
  const membershipId = await deployment.insert("memberships", stored);
  const other = await deployment.insert("memberships", oldForm);
  for (const _time of ["first", "second"]) {
    expect(await migrate(membershipId)).toBeNull();
    expect(await deployment.list("memberships")).toEqual([
      { _id: membershipId, _creationTime: expect.any(Number), ...upgraded },
      { _id: other, _creationTime: expect.any(Number), ...oldForm },
    ]);
  }
});

// task: "It returns the membership as an object with exactly `holder`, `remark` and `standing` in the new form"
// task: "whether or not the document has been migrated"
test.each(upgrades)("Read, %j is %j before and after migration.", async (stored, upgraded) => {
  const membershipId = await deployment.insert("memberships", stored);
  expect(await read(membershipId)).toEqual(upgraded);
  expect((await deployment.list("memberships")).map(ownFields)).toEqual([stored]);
  await migrate(membershipId);
  expect(await read(membershipId)).toEqual(upgraded);
});

// task: "both throw an error when the document does not exist"
test("A membership that is gone can be neither migrated nor read.", async () => {
  const membershipId = await deployment.insert("memberships", oldForm);
  await deployment.clear();
  await expect(migrate(membershipId)).rejects.toThrow();
  await expect(read(membershipId)).rejects.toThrow();
  expect(await deployment.list("memberships")).toEqual([]);
});

// task: "`convex/schema.ts` has exactly one table, `memberships`."
test("There is one table.", async () => {
  expect(Object.keys(await deployment.schema())).toEqual(["memberships"]);
});

// task: "registers exactly two functions, both public"
// task: "with the only argument `membershipId` (id of a membership)"
test("A public mutation and a public query take the id of a membership.", async () => {
  expect(await deployment.functions()).toEqual(await reference.functions());
});

// task: "declares the plain function that they share"
// task: "Both registered functions get the new form by calling `upgradeMembership`"
test("Both functions call the one that upgrades.", async () => {
  const files = await candidateFiles();
  const upgrade = { file: "convex/memberships.ts", name: "upgradeMembership" };
  expect(exportedDeclaration(files, upgrade)).toBeDefined();
  for (const name of ["memberships:migrateMembership", "memberships:getMembership"]) {
    expect(callsReachedFrom(files, name, "upgradeMembership")).not.toEqual([]);
  }
});

async function migrate(membershipId: string): Promise<unknown> {
  return await deployment.anonymous.mutation("memberships:migrateMembership", { membershipId });
}

async function read(membershipId: string): Promise<unknown> {
  return await deployment.anonymous.query("memberships:getMembership", { membershipId });
}

function ownFields(document: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { _id, _creationTime, ...own } = document;
  return own;
}
