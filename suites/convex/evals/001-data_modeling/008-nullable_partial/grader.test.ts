import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const validSlips = [{ signedBy: "Nils" }, { signedBy: null }].flatMap((signed) =>
  [{}, { inspectedBy: "Ora" }, { inspectedBy: null }].flatMap((inspected) =>
    [{}, { remark: "fragile" }].map((remark) => ({ ...signed, ...inspected, ...remark })),
  ),
);

beforeEach(() => deployment.clear());

// task: "must be present in every slip, and is a string or null"
// task: "may be absent; where it is present it is a string or null"
// task: "may be absent; where it is present it is a string, never null"
test.each(validSlips)("The slip %j comes back as it was stored.", async (slip) => {
  await deployment.insert("dispatchSlips", slip);
  expect(await deployment.list("dispatchSlips")).toEqual([
    { _id: expect.any(String), _creationTime: expect.any(Number), ...slip },
  ]);
});

// task: "They differ in what may be missing"
test("Empty strings are strings.", async () => {
  const slip = { signedBy: "", inspectedBy: "", remark: "" };
  await deployment.insert("dispatchSlips", slip);
  expect(await deployment.list("dispatchSlips")).toEqual([expect.objectContaining(slip)]);
});

// task: "must be present in every slip, and is a string or null"
test.each([{}, { inspectedBy: null, remark: "fragile" }])(
  "The slip %j lacks the field for the signature.",
  async (slip) => {
    await expect(deployment.insert("dispatchSlips", slip)).rejects.toThrow(
      "missing the required field `signedBy`",
    );
  },
);

// task: "where it is present it is a string, never null"
test.each(validSlips)("The slip %j may not have null for a remark.", async (slip) => {
  const withNull = { ...slip, remark: null };
  await expect(deployment.insert("dispatchSlips", withNull)).rejects.toThrow(
    "does not match the schema",
  );
});

// task: "must be present in every slip, and is a string or null"
// task: "may be absent; where it is present it is a string or null"
// task: "may be absent; where it is present it is a string, never null"
// task: "The table has exactly these three fields."
test.each([
  { signedBy: 12 },
  { signedBy: false },
  { signedBy: ["Nils"] },
  { inspectedBy: 12 },
  { inspectedBy: false },
  { inspectedBy: { name: "Ora" } },
  { remark: 12 },
  { remark: false },
  { remark: ["fragile"] },
  { printedBy: "Nils" },
])("A slip with %j is refused.", async (change) => {
  const slip = { signedBy: "Nils", ...change };
  await expect(deployment.insert("dispatchSlips", slip)).rejects.toThrow(
    "does not match the schema",
  );
});

// task: "exactly one table, `dispatchSlips`, no indexes, and no functions"
// task: "The table has exactly these three fields."
test("There is one table without indexes, and no functions.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});
