import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const refractor = { title: "Great refractor", apertureMm: 680, focalLengthMm: 10_540 };
const seeker = { title: "Comet seeker", apertureMm: 134, focalLengthMm: 1_320.5 };
const remark = "Lens taken out in winter";

const missing = [
  ["overwriteInstrument", seeker],
  ["adjustFocus", { focalLengthMm: 3 }],
  ["retireInstrument", {}],
] as const;

const ofAnInstrument = ["readInstrument", ...missing.map(([name]) => name)] as const;

beforeEach(() => deployment.clear());

// task: "It stores an instrument and returns its id."
// task: "It returns the whole document, with its system fields, or null when there is none."
test.each([
  refractor,
  { ...refractor, remark },
  { ...refractor, remark: "" },
  { title: "", apertureMm: 0, focalLengthMm: 0, remark: " spare " },
])("An instrument that was added is read as it was given: %j", async (given) => {
  await add(seeker);
  const instrumentId = await add(given);
  const stored = { _id: instrumentId, _creationTime: anyNumber, ...given };
  expect(await read(instrumentId)).toEqual(stored);
  expect((await deployment.list("instruments")).slice(1)).toEqual([stored]);
});

// task: "or null when there is none"
// task: "It deletes the document and returns null."
test("An instrument that was retired is gone, and the others stay.", async () => {
  const instrumentId = await add(refractor);
  const kept = await read(await add({ ...seeker, remark }));
  expect(await change("retireInstrument", { instrumentId })).toBeNull();
  expect(await read(instrumentId)).toBeNull();
  expect(await deployment.list("instruments")).toEqual([kept]);
});

// task: "It puts the given fields in the place of all that was stored, so that a call without `remark` removes a remark. It returns null."
test("Overwriting leaves nothing of what was stored, and touches no other instrument.", async () => {
  const kept = await read(await add({ ...refractor, remark: "spare" }));
  const instrumentId = await add({ ...refractor, remark });
  const { _creationTime } = await read<{ _creationTime: number }>(instrumentId);
  expect(await change("overwriteInstrument", { instrumentId, ...seeker })).toBeNull();
  const overwritten = { _id: instrumentId, _creationTime, ...seeker };
  expect(await deployment.list("instruments")).toEqual([kept, overwritten]);
  await change("overwriteInstrument", { instrumentId, ...refractor, remark: "New lens" });
  expect(await read(instrumentId)).toEqual({ ...overwritten, ...refractor, remark: "New lens" });
  await change("overwriteInstrument", { instrumentId, ...seeker, apertureMm: 0, remark: "" });
  expect(await read(instrumentId)).toEqual({ ...overwritten, apertureMm: 0, remark: "" });
});

// task: "It changes this one field and keeps the others. It returns null."
test("Adjusting the focus keeps all other fields, and touches no other instrument.", async () => {
  const instrumentId = await add({ ...refractor, remark });
  const kept = await read(await add(refractor));
  const before = await read<object>(instrumentId);
  expect(await change("adjustFocus", { instrumentId, focalLengthMm: 0 })).toBeNull();
  expect(await deployment.list("instruments")).toEqual([{ ...before, focalLengthMm: 0 }, kept]);
});

// task: "The last three throw an error when the document does not exist (any more), and then change nothing."
test.each(missing)("%s fails for an instrument that is gone.", async (name, fields) => {
  const kept = await read(await add(refractor));
  const instrumentId = await add({ ...refractor, remark });
  await change("retireInstrument", { instrumentId });
  await expect(change(name, { instrumentId, ...fields })).rejects.toThrow();
  expect(await deployment.list("instruments")).toEqual([kept]);
});

// task: "Every function refuses arguments of other types, and arguments that are not listed here."
test.each([
  ["addInstrument", { ...refractor, title: 7 }],
  ["addInstrument", { ...refractor, apertureMm: "680" }],
  ["addInstrument", { ...refractor, focalLengthMm: null }],
  ["addInstrument", { ...refractor, remark: 7 }],
  ["addInstrument", { title: "Great refractor", apertureMm: 680 }],
  ["addInstrument", { ...refractor, dome: "east" }],
  ["adjustFocus", { focalLengthMm: "3" }],
  ["adjustFocus", {}],
  ["adjustFocus", { focalLengthMm: 3, apertureMm: 4 }],
  ["overwriteInstrument", { title: "Great refractor", apertureMm: 680 }],
  ["overwriteInstrument", { ...refractor, focalLengthMm: "3" }],
  ["overwriteInstrument", { ...refractor, remark: null }],
] as const)("%s refuses %j.", async (name, fields) => {
  const instrumentId = await add(seeker);
  const kept = await deployment.list("instruments");
  const args = name === "addInstrument" ? fields : { instrumentId, ...fields };
  await expect(change(name, args)).rejects.toThrow("ArgumentValidationError");
  expect(await deployment.list("instruments")).toEqual(kept);
});

// task: "`instrumentId` is always the id of a document of `instruments`."
test.each(ofAnInstrument)("%s refuses what is no id of an instrument.", async (name) => {
  const kind = name === "readInstrument" ? "query" : "mutation";
  const fields = Object.fromEntries(missing)[name] ?? {};
  const call = deployment.anonymous[kind](`instruments:${name}`, { instrumentId: "7", ...fields });
  await expect(call).rejects.toThrow("ArgumentValidationError");
});

// task: "`convex/schema.ts` with exactly one table, without indexes"
// task: "`convex/instruments.ts` with five public functions."
test("The schema has this table, and the functions are as described.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
  expect(await deployment.functions()).toMatchObject(await reference.functions());
});

async function add(fields: Readonly<Record<string, string | number>>): Promise<string> {
  return await deployment.anonymous.mutation("instruments:addInstrument", fields);
}

async function read<Found = unknown>(instrumentId: string): Promise<Found> {
  return await deployment.anonymous.query("instruments:readInstrument", { instrumentId });
}

async function change(
  name: string,
  args: Readonly<Record<string, string | number | null>>,
): Promise<unknown> {
  return await deployment.anonymous.mutation(`instruments:${name}`, args);
}
