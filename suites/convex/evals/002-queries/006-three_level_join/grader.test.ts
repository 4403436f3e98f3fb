import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const oncallPagers = "oncall:oncallPagers";

beforeEach(() => deployment.clear());

// task: "When nobody is on call, for example because the district has no clinics, the record is empty."
test("A district without clinics, shifts or shifts on call has an empty record.", async () => {
  const districtId = await insertDistrict();
  expect(await pagersOf(districtId)).toEqual({});
  const clinicId = await insertClinic(districtId);
  expect(await pagersOf(districtId)).toEqual({});
  await insertShift(clinicId, { physicianId: await insertPhysician("555-1"), duty: "day" });
  expect(await pagersOf(districtId)).toEqual({});
});

// task: "a record (a plain object) whose keys are ids of physicians and whose values are their pagers"
// task: "at least one shift with the duty `"oncall"` in at least one clinic of the district, and nobody else"
test("Physicians on call in all clinics of the district are in the record.", async () => {
  const districtId = await insertDistrict();
  const [north, south] = [await insertClinic(districtId), await insertClinic(districtId)];
  const [ayla, bo, cai] = [
    await insertPhysician("555-1"),
    await insertPhysician("555-2"),
    await insertPhysician("555-3"),
  ];
  await insertShift(north, { physicianId: ayla });
  await insertShift(north, { physicianId: bo });
  await insertShift(south, { physicianId: cai });
  expect(await pagersOf(districtId)).toEqual({ [ayla]: "555-1", [bo]: "555-2", [cai]: "555-3" });
});

// task: "Who is on call in several clinics appears once, like everybody else."
test("A physician with several shifts appears once.", async () => {
  const districtId = await insertDistrict();
  const [north, south] = [await insertClinic(districtId), await insertClinic(districtId)];
  const physicianId = await insertPhysician("555-1");
  for (const clinicId of [north, south, south]) await insertShift(clinicId, { physicianId });
  await insertShift(north, { physicianId, duty: "day" });
  expect(await pagersOf(districtId)).toEqual({ [physicianId]: "555-1" });
});

// task: "whose keys are ids of physicians"
test("Physicians of the same name or with the same pager are told apart.", async () => {
  const districtId = await insertDistrict();
  const clinicId = await insertClinic(districtId);
  const [first, second] = [await insertPhysician("555-1"), await insertPhysician("555-1")];
  await insertShift(clinicId, { physicianId: first });
  await insertShift(clinicId, { physicianId: second });
  expect(await pagersOf(districtId)).toEqual({ [first]: "555-1", [second]: "555-1" });
});

// task: "in at least one clinic of the district, and nobody else"
test("Physicians on other duty and on call in other districts are left out.", async () => {
  const [here, elsewhere] = [await insertDistrict(), await insertDistrict()];
  const [hereClinic, otherClinic] = [await insertClinic(here), await insertClinic(elsewhere)];
  const [wanted, byDay, visitor] = [
    await insertPhysician("555-1"),
    await insertPhysician("555-2"),
    await insertPhysician("555-3"),
  ];
  await insertShift(otherClinic, { physicianId: visitor });
  await insertShift(hereClinic, { physicianId: visitor, duty: "day" });
  await insertShift(hereClinic, { physicianId: byDay, duty: "day" });
  await insertShift(hereClinic, { physicianId: wanted });
  expect(await pagersOf(here)).toEqual({ [wanted]: "555-1" });
  expect(await pagersOf(elsewhere)).toEqual({ [visitor]: "555-3" });
});

// task: "A pager is any text, the empty one too."
test("A physician with an empty pager is in the record.", async () => {
  const districtId = await insertDistrict();
  const clinicId = await insertClinic(districtId);
  const physicianId = await insertPhysician("");
  await insertShift(clinicId, { physicianId });
  expect(await pagersOf(districtId)).toEqual({ [physicianId]: "" });
});

// task: "however many clinics, shifts and physicians there are"
test.each([
  ["clinics", 120, 1],
  ["shifts of one clinic", 1, 120],
])("All of many %s count.", async (_case, clinics, shifts) => {
  const districtId = await insertDistrict();
  const clinicIds = await deployment.insertAll(
    "clinics",
    Array.from({ length: clinics }, () => ({ districtId, name: "Clinic" })),
  );
  const given = manyPhysicians(clinics * shifts);
  const physicians = await deployment.insertAll("physicians", given);
  await deployment.insertAll(
    "shifts",
    physicians.map((physicianId, index) => ({
      clinicId: clinicIds[index % clinics],
      physicianId,
      duty: "oncall",
    })),
  );
  const expected = physicians.map((id, index) => [id, given[index]?.pager]);
  expect(await pagersOf(districtId)).toEqual(Object.fromEntries(expected));
});

// task: "A shift may refer to a physician who has been deleted. Such a shift is left out; it is no error."
test("A physician who has been deleted is left out.", async () => {
  const districtId = await insertDistrict();
  const clinicId = await insertClinic(districtId);
  await insertShift(clinicId, { physicianId: await insertPhysician("555-1") });
  await deployment.clearTable("physicians");
  expect(await pagersOf(districtId)).toEqual({});
  const physicianId = await insertPhysician("555-2");
  await insertShift(clinicId, { physicianId });
  expect(await pagersOf(districtId)).toEqual({ [physicianId]: "555-2" });
});

// task: "a call reads no clinics and no shifts of other districts, no shifts of another duty, and no physicians who are not on call in the district"
test("Only what belongs to the district and to the duty is read.", async () => {
  const districtId = await insertDistrict();
  const physicians = await deployment.insertAll("physicians", manyPhysicians(70));
  const clinics = [await insertClinic(districtId), await insertClinic(districtId)];
  const [first = "", second = "", third = ""] = physicians;
  for (const clinicId of clinics) {
    await insertShift(clinicId, { physicianId: first });
    await insertShift(clinicId, { physicianId: second });
    await insertDayShifts(clinicId, physicians);
  }
  await insertOtherDistrict(third);
  expect(await pagersOf(districtId)).toEqual({ [first]: "555-0", [second]: "555-1" });
  const usage = await deployment.usage("query", oncallPagers, { districtId });
  const [district, clinicsRead, shiftsRead, physiciansRead] = [1, 2, 4, 4];
  expect(usage.documentsRead).toBeLessThanOrEqual(
    district + clinicsRead + shiftsRead + physiciansRead,
  );
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so:"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `oncallPagers`, and no other function"
  // task: "Its only argument is `districtId`, the id of a district."
  expect(await deployment.functions()).toEqual({
    [oncallPagers]: {
      kind: "query",
      visibility: "public",
      args: { object: { districtId: "id(districts)" } },
    },
  });
});

async function pagersOf(districtId: string): Promise<unknown> {
  return await deployment.anonymous.query(oncallPagers, { districtId });
}

async function insertDistrict(): Promise<string> {
  return await deployment.insert("districts", { name: "Upper valley" });
}

async function insertClinic(districtId: string): Promise<string> {
  return await deployment.insert("clinics", { districtId, name: "Clinic" });
}

async function insertPhysician(pager: string): Promise<string> {
  return await deployment.insert("physicians", { name: "Dr Voss", pager });
}

interface NewShift {
  readonly physicianId: string;
  readonly duty?: "oncall" | "day";
}

async function insertShift(clinicId: string, shift: NewShift): Promise<void> {
  await deployment.insert("shifts", { clinicId, duty: "oncall", ...shift });
}

async function insertDayShifts(clinicId: string, physicians: readonly string[]): Promise<void> {
  const shifts = physicians.map((physicianId) => ({ clinicId, physicianId, duty: "day" }));
  await deployment.insertAll("shifts", shifts);
}

async function insertOtherDistrict(physicianId: string): Promise<void> {
  const districtId = await insertDistrict();
  const clinics = Array.from({ length: 20 }, () => ({ districtId, name: "Clinic" }));
  const ids = await deployment.insertAll("clinics", clinics);
  await deployment.insertAll(
    "shifts",
    ids.map((clinicId) => ({ clinicId, physicianId, duty: "oncall" })),
  );
}

function manyPhysicians(count: number): { readonly name: string; readonly pager: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: "Dr Orr", pager: `555-${index}` }));
}
