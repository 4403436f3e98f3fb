import { beforeEach, deployment, expect, reference, test } from "faultline/grader";

const closeStudio = "studios:closeStudio";
const tables = ["studios", "films", "screenings", "stamps"];

beforeEach(() => deployment.clear());

// task: "It deletes in one transaction:"
// task: "It returns null."
test("A studio that has nothing is deleted alone.", async () => {
  const lone = await studio("Lone");
  const other = await studio("Other");
  expect(await close(lone)).toBeNull();
  expect(await idsOf("studios")).toEqual([other]);
});

test("Everything that belongs to the studio goes, and nothing else.", async () => {
  const closing = await studio("Closing");
  const staying = await studio("Staying");
  const [gone1, gone2] = [await film(closing, "One"), await film(closing, "Two")];
  const kept = await film(staying, "Kept");
  // task: "every screening that shows one of these films, and every screening that the studio hosts"
  await screening(gone1, closing);
  await screening(gone1, staying);
  await screening(gone2, staying);
  await screening(kept, closing);
  const keptScreening = await screening(kept, staying);
  // task: "every stamp for one of these films, and every stamp that the studio issued"
  await stamp(closing, gone1);
  await stamp(staying, gone2);
  await stamp(closing, kept);
  const keptStamp = await stamp(staying, kept);
  // task: "Everything else stays as it is"
  expect(await close(closing)).toBeNull();
  expect(await rows()).toEqual({
    studios: [staying],
    films: [kept],
    screenings: [keptScreening],
    stamps: [keptStamp],
  });
});

// task: "A row may be reached in more than one way; that is no error."
test("A row that is reached twice is deleted once.", async () => {
  const closing = await studio("Closing");
  const own = await film(closing, "Own");
  await screening(own, closing);
  await screening(own, closing);
  await stamp(closing, own);
  await stamp(closing, own);
  expect(await close(closing)).toBeNull();
  expect(await rows()).toEqual({ studios: [], films: [], screenings: [], stamps: [] });
});

// task: "every screening that shows one of these films, and every screening that the studio hosts"
test("What others attached to the studio's film goes; what the studio attached to theirs goes, the film stays.", async () => {
  const closing = await studio("Closing");
  const staying = await studio("Staying");
  const own = await film(closing, "Own");
  const theirs = await film(staying, "Theirs");
  await screening(own, staying);
  await screening(theirs, closing);
  // task: "every stamp for one of these films, and every stamp that the studio issued"
  await stamp(staying, own);
  await stamp(closing, theirs);
  await close(closing);
  expect(await rows()).toEqual({
    studios: [staying],
    films: [theirs],
    screenings: [],
    stamps: [],
  });
});

// task: "it throws an error and changes nothing"
test("A studio that is gone is an error, and nothing changes.", async () => {
  const gone = await studio("Gone");
  await deployment.clear();
  const kept = await film(await studio("Kept"), "Kept");
  await stamp(await studio("Third"), kept);
  const before = await rows();
  await expect(close(gone)).rejects.toThrow();
  expect(await rows()).toEqual(before);
});

// task: "a call must not read films, screenings or stamps that it does not delete"
test("Thirty films with their screenings and stamps go, and others are not read.", async () => {
  const closing = await studio("Closing");
  const staying = await studio("Staying");
  const kept = await film(staying, "Kept");
  const own = await deployment.insertAll(
    "films",
    Array.from({ length: 30 }, (_, index) => ({ studioId: closing, title: `Film ${index}` })),
  );
  await deployment.insertAll("screenings", [
    ...own.map((filmId) => ({ filmId, hostStudioId: staying, startsAt: 1 })),
    ...Array.from({ length: 200 }, () => ({ filmId: kept, hostStudioId: staying, startsAt: 2 })),
  ]);
  await deployment.insertAll("stamps", [
    ...own.map((filmId) => ({ filmId, studioId: staying, colour: "red" })),
    ...Array.from({ length: 200 }, () => ({ filmId: kept, studioId: staying, colour: "blue" })),
  ]);
  const usage = await deployment.usage("mutation", closeStudio, { studioId: closing });
  // Deleting may read a row again, so that each of the 91 rows that go is read a few times at most.
  expect(usage.documentsRead).toBeLessThanOrEqual(3 * 91);
  const left = await rows();
  expect([left["studios"], left["films"]]).toEqual([[staying], [kept]]);
  expect([left["screenings"]?.length, left["stamps"]?.length]).toEqual([200, 200]);
});

// task: "every screening that shows one of these films, and every screening that the studio hosts"
// task: "every stamp for one of these films, and every stamp that the studio issued"
test("A film may have hundreds of screenings and stamps, and a studio may host and issue as many.", async () => {
  const closing = await studio("Closing");
  const staying = await studio("Staying");
  const [own, theirs] = [await film(closing, "Own"), await film(staying, "Theirs")];
  const many = <Row>(row: Row): readonly Row[] => Array.from({ length: 300 }, () => row);
  await deployment.insertAll("screenings", [
    ...many({ filmId: own, hostStudioId: staying, startsAt: 1 }),
    ...many({ filmId: theirs, hostStudioId: closing, startsAt: 2 }),
  ]);
  await deployment.insertAll("stamps", [
    ...many({ filmId: own, studioId: staying, colour: "red" }),
    ...many({ filmId: theirs, studioId: closing, colour: "blue" }),
  ]);
  expect(await close(closing)).toBeNull();
  expect(await rows()).toEqual({
    studios: [staying],
    films: [theirs],
    screenings: [],
    stamps: [],
  });
});

// task: "a call must not read films, screenings or stamps that it does not delete"
test("Films of others are not read where the studio hosts them, nor are their other stamps.", async () => {
  const closing = await studio("Closing");
  const staying = await studio("Staying");
  const long = "x".repeat(100_000);
  const theirs = await film(staying, long);
  const stampId = await deployment.insert("stamps", {
    studioId: staying,
    filmId: theirs,
    colour: long,
  });
  await screening(theirs, closing);
  await stamp(closing, theirs);
  const usage = await deployment.usage("mutation", closeStudio, { studioId: closing });
  // What goes is short; each of the two rows that stay would show.
  expect(usage.bytesRead).toBeLessThan(100_000);
  expect(await rows()).toEqual({
    studios: [staying],
    films: [theirs],
    screenings: [],
    stamps: [stampId],
  });
});

test("The schema is the given one, and there is one public mutation.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  // task: "one public mutation, `closeStudio`, and no other function"
  // task: "Its only argument is `studioId`, a reference to a studio."
  expect(await deployment.functions()).toEqual(await reference.functions());
});

async function close(studioId: string): Promise<unknown> {
  return await deployment.anonymous.mutation(closeStudio, { studioId });
}

async function studio(name: string): Promise<string> {
  return await deployment.insert("studios", { name });
}

async function film(studioId: string, title: string): Promise<string> {
  return await deployment.insert("films", { studioId, title });
}

async function screening(filmId: string, hostStudioId: string): Promise<string> {
  return await deployment.insert("screenings", { filmId, hostStudioId, startsAt: 1 });
}

async function stamp(studioId: string, filmId: string): Promise<string> {
  return await deployment.insert("stamps", { studioId, filmId, colour: "red" });
}

async function idsOf(table: string): Promise<readonly string[]> {
  return (await deployment.list(table)).map(({ _id }) => _id);
}

async function rows(): Promise<Readonly<Record<string, readonly string[]>>> {
  const ids = await Promise.all(tables.map(idsOf));
  return Object.fromEntries(tables.map((table, index) => [table, ids[index] ?? []]));
}
