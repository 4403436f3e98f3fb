import { beforeEach, deployment, expect, test } from "faultline/grader";
import type { NewDocument } from "faultline/grader";

const calibration = {
  reserved: null,
  gain: 1.75,
  offset: -0.003,
  serialNo: 9_007_199_254_740_993n,
  ticks: -9_223_372_036_854_775_808n,
  locked: false,
  operator: "Noor Hadd",
  rawDump: Uint8Array.from([0, 127, 255]).buffer,
  extra: "spare lamp",
};

const fields = Object.keys(calibration);

beforeEach(() => deployment.clear());

// task: "The table has exactly these nine fields"
test("A calibration comes back as it was stored, long integers and bytes included.", async () => {
  await deployment.insert("calibrations", calibration);
  expect(await deployment.list("calibrations")).toEqual([expect.objectContaining(calibration)]);
});

// task: "anything that a document can hold, null and lists included"
test.each([
  { extra: null },
  { extra: 12 },
  { extra: 12n },
  { extra: true },
  { extra: "" },
  { extra: Uint8Array.of(1, 2).buffer },
  { extra: [] },
  { extra: [1, "two", null] },
  { extra: {} },
  { extra: { lamp: { hours: 40n } } },
])("The extra may be $extra.", async ({ extra }) => {
  await deployment.insert("calibrations", { ...calibration, extra });
  expect(await deployment.list("calibrations")).toEqual([expect.objectContaining({ extra })]);
});

// task: "Every field must be present in every document."
test.each(fields)("A calibration without %s is refused.", async (field) => {
  await expectRefused({ [field]: undefined });
});

// task: "A field takes no value of another kind than the table says"
test.each([
  { reserved: false },
  { reserved: "" },
  { reserved: 0 },
  { gain: 2n },
  { gain: "2" },
  { offset: 2n },
  { offset: "2" },
  { serialNo: 4711 },
  { serialNo: "4711" },
  { ticks: 4711 },
  { ticks: "4711" },
  { locked: 1 },
  { locked: "false" },
  { operator: 7 },
  { operator: ["Noor Hadd"] },
  { rawDump: "AH//" },
  { rawDump: [0, 127, 255] },
])("A calibration with %o is refused.", async (change) => {
  await expectRefused(change);
});

// task: "null, for example, only in `reserved` and `extra`"
test.each(fields.filter((field) => !["reserved", "extra"].includes(field)))(
  "A calibration whose %s is null is refused.",
  async (field) => {
    await expectRefused({ [field]: null });
  },
);

// task: "The table has exactly these nine fields"
test("A calibration with a tenth field is refused.", async () => {
  await expectRefused({ note: "tenth" });
});

// task: "exactly one table, `calibrations`, no indexes"
// task: "The table has exactly these nine fields"
test("The schema has one table with these fields and no indexes.", async () => {
  expect(await deployment.schema()).toEqual({
    calibrations: {
      document: {
        object: {
          reserved: "null",
          gain: "number",
          offset: "number",
          serialNo: "bigint",
          ticks: "bigint",
          locked: "boolean",
          operator: "string",
          rawDump: "bytes",
          extra: anyValidator,
        },
      },
      indexes: [],
      searchIndexes: [],
      vectorIndexes: [],
    },
  });
});

// task: "no indexes, and no functions"
test("There are no functions.", async () => {
  expect(await deployment.functions()).toEqual({});
  expect(await deployment.routes()).toEqual([]);
});

/** What takes anything can be written in several ways. */
const anyValidator: unknown = expect.anything();

// task: "A field takes no value of another kind than the table says"
async function expectRefused(change: NewDocument): Promise<void> {
  const changed = { ...calibration, ...change };
  await expect(deployment.insert("calibrations", changed)).rejects.toThrow(
    "does not match the schema",
  );
}
