import { anyNumber, beforeEach, deployment, expect, test } from "faultline/grader";

const rows = {
  accessions: { label: "Poppy, Uist 1974" },
  germinationNotes: { body: "Two of ten up after nine days.", botanist: "Ravn" },
} as const;

const tables = ["accessions", "germinationNotes"] as const;

const fields = [
  ["accessions", "label"],
  ["germinationNotes", "body"],
  ["germinationNotes", "botanist"],
] as const;

const schemaMismatch = /validator|does not match|missing the required field|extra field/;

beforeEach(() => deployment.clear());

// task: "- `accessions`: `label` (string)"
// task: "- `germinationNotes`: `body` (string), `botanist` (string)"
test.each(tables)("A whole row of %s is stored as it is.", async (table) => {
  const _id = await deployment.insert(table, rows[table]);
  expect(await deployment.list(table)).toEqual([{ _id, _creationTime: anyNumber, ...rows[table] }]);
});

// task: "Every field is required."
test.each(fields)("A row of %s needs its %s.", async (table, field) => {
  const row = { ...rows[table], [field]: undefined };
  await expect(deployment.insert(table, row)).rejects.toThrow(schemaMismatch);
  expect(await deployment.list(table)).toEqual([]);
});

// task: "whatever does not fit the schema must be refused when it is stored"
test.each(fields)("In a row of %s, %s is a string and nothing else.", async (table, field) => {
  for (const value of [7, null, true, ["text"]]) {
    const row = { ...rows[table], [field]: value };
    await expect(deployment.insert(table, row)).rejects.toThrow(schemaMismatch);
  }
  expect(await deployment.list(table)).toEqual([]);
});

// task: "The tables have no other fields and no indexes"
test.each(tables)("A row of %s has no further field.", async (table) => {
  const row = { ...rows[table], storedAt: 1974 };
  await expect(deployment.insert(table, row)).rejects.toThrow(schemaMismatch);
  expect(await deployment.list(table)).toEqual([]);
});

// task: "a schema with exactly two tables"
// task: "The tables have no other fields and no indexes"
test("The schema has these two tables, without indexes.", async () => {
  const noIndexes = { indexes: [], searchIndexes: [], vectorIndexes: [] };
  expect(await deployment.schema()).toEqual({
    accessions: { document: { object: { label: "string" } }, ...noIndexes },
    germinationNotes: {
      document: { object: { body: "string", botanist: "string" } },
      ...noIndexes,
    },
  });
});

// task: "Write no functions, no HTTP routes and no crons."
test("The project has nothing but its schema.", async () => {
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
  expect(await deployment.crons()).toEqual({});
});
