import { anyNumber, beforeEach, deployment, expect, reference, test } from "faultline/grader";

const latestEntries = "logbook:latestEntries";

beforeEach(() => deployment.clear());

// task: "When there are none, the array is empty."
test("A vessel without entries has an empty logbook.", async () => {
  expect(await latest("Amrum")).toEqual([]);
  await insertEntry("Borkum", "2026-01-01");
  expect(await latest("Amrum")).toEqual([]);
});

// task: "The entry that was stored last comes first, the one that was stored first comes last"
// task: "`eventDate` says nothing about it"
// task: "as an array of whole documents, system fields included"
test("Entries come in the reverse order of storage, whatever their date.", async () => {
  const stored = [];
  for (const eventDate of ["2026-03-01", "2026-01-15", "2026-05-09", "2026-02-02", "2026-01-15"]) {
    stored.push(await insertEntry("Amrum", eventDate));
    await insertEntry("Borkum", eventDate);
  }
  expect(await latest("Amrum")).toEqual(stored.toReversed());
});

// task: "all entries of exactly this vessel"
test("Entries of other vessels are not returned.", async () => {
  await insertEntry("Amrum II", "2026-01-01");
  const entry = await insertEntry("Amrum", "2026-01-02");
  await insertEntry("amrum", "2026-01-03");
  await insertEntry("Amru", "2026-01-04");
  const empty = await insertEntry("", "2026-01-05");
  expect(await latest("Amrum")).toEqual([entry]);
  expect(await latest("")).toEqual([empty]);
  expect(await latest("Amrum ")).toEqual([]);
  expect(await latest(" Amrum")).toEqual([]);
});

// task: "There is no limit."
test("None of many entries is left out.", async () => {
  const ids = await insertMany("Amrum", 1200);
  const entries = await latest<{ readonly _id: string }>("Amrum");
  expect(entries.map(({ _id }) => _id)).toEqual(ids.toReversed());
});

// task: "The entry that was stored last comes first"
test("A later entry comes first in the next answer.", async () => {
  const first = await insertEntry("Amrum", "2026-06-01");
  expect(await latest("Amrum")).toEqual([first]);
  const second = await insertEntry("Amrum", "2026-01-01");
  expect(await latest("Amrum")).toEqual([second, first]);
});

// task: "a call reads no entries of other vessels"
test("Entries of other vessels are not read.", async () => {
  await insertMany("Borkum", 100);
  await insertMany("Amrum", 4);
  await insertMany("Spiekeroog", 100);
  const usage = await deployment.usage("query", latestEntries, { vessel: "Amrum" });
  expect(usage.documentsRead).toBeLessThanOrEqual(4);
});

test("The schema is the given one, and there is one public query.", async () => {
  // task: "`convex/schema.ts`, exactly so (no other index):"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "with one public query, `latestEntries`, and no other function. Its only argument is `vessel` (string)."
  expect(await deployment.functions()).toEqual({
    [latestEntries]: {
      kind: "query",
      visibility: "public",
      args: { object: { vessel: "string" } },
    },
  });
});

async function latest<Entry = unknown>(vessel: string): Promise<readonly Entry[]> {
  return await deployment.anonymous.query(latestEntries, { vessel });
}

async function insertEntry(vessel: string, eventDate: string): Promise<unknown> {
  const entry = { vessel, text: `Of ${eventDate}`, eventDate };
  const _id = await deployment.insert("logbookEntries", entry);
  return { _id, _creationTime: anyNumber, ...entry };
}

async function insertMany(vessel: string, count: number): Promise<readonly string[]> {
  const entries = Array.from({ length: count }, (_, index) => ({
    vessel,
    text: `Entry ${index}`,
    eventDate: "2026-04-01",
  }));
  return await deployment.insertAll("logbookEntries", entries);
}
