import { anyText, beforeEach, deployment, expect, reference, test } from "faultline/grader";
import type { StoredDocument } from "faultline/grader";

interface Page {
  readonly page: readonly unknown[];
  readonly isDone: boolean;
  readonly continueCursor: string;
}

const listTurbineAlerts = "alerts:listTurbineAlerts";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "A turbine without alerts has an empty page, and so has one that was deleted along with its alerts."
test("A turbine without alerts, or that is gone, has one empty page.", async () => {
  const gone = await insertTurbine();
  await deployment.clear();
  const [turbineId, other] = [await insertTurbine(), await insertTurbine()];
  await insertAlerts([other, other]);
  expect(await pageAfter(null, { turbineId, numItems: 5 })).toMatchObject(emptyPage);
  expect(await pageAfter(null, { turbineId: gone, numItems: 5 })).toMatchObject(emptyPage);
});

// task: "one page of the alerts of that turbine, whole documents, the newest first (by creation time)"
test("Only alerts of the turbine are listed, the newest first, whole.", async () => {
  const [turbineId, other] = [await insertTurbine(), await insertTurbine()];
  await insertAlerts([other, turbineId, other, turbineId, turbineId, other]);
  const alerts = await alertsOf(turbineId);
  expect((await pageAfter(null, { turbineId, numItems: 10 })).page).toEqual(alerts);
  expect((await pageAfter(null, { turbineId: other, numItems: 10 })).page).toEqual(
    await alertsOf(other),
  );
});

// task: "Every page holds as many alerts as were asked for, as long as the turbine has that many left."
test("Five alerts among others come in full pages of two, and one.", async () => {
  const [turbineId, other] = [await insertTurbine(), await insertTurbine()];
  await insertAlerts([turbineId, other, turbineId, other, other, other, turbineId]);
  await insertAlerts([turbineId, other, turbineId, other]);
  const alerts = await alertsOf(turbineId);
  const first = await pageAfter(null, { turbineId, numItems: 2 });
  const second = await pageAfter(first.continueCursor, { turbineId, numItems: 2 });
  const third = await pageAfter(second.continueCursor, { turbineId, numItems: 2 });
  expect([first.page, second.page, third.page]).toEqual([
    alerts.slice(0, 2),
    alerts.slice(2, 4),
    alerts.slice(4),
  ]);
  expect([first.isDone, second.isDone, third.isDone]).toEqual([false, false, true]);
});

// task: "returns the complete pagination result as the database gives it"
test("The result has every field that pagination gives.", async () => {
  const turbineId = await insertTurbine();
  await insertAlerts([turbineId, turbineId]);
  expect(await pageAfter(null, { turbineId, numItems: 1 })).toEqual({
    page: (await alertsOf(turbineId)).slice(0, 1),
    isDone: false,
    continueCursor: anyText,
    splitCursor: null,
    pageStatus: null,
  });
});

// task: "It obeys all of the pagination options, so that the paginated hook of the React client can use it"
test("The options that the hook adds are accepted and obeyed, also when an alert comes in.", async () => {
  const turbineId = await insertTurbine();
  await insertAlerts(Array.from({ length: 4 }, () => turbineId));
  const alerts = await alertsOf(turbineId);
  const { continueCursor: endCursor } = await pageAfter(null, { turbineId, numItems: 2 });
  const options = { numItems: 1, cursor: null, id: 7 };
  expect(await pageOf(turbineId, { ...options, endCursor: null })).toMatchObject({
    page: alerts.slice(0, 1),
  });
  await insertAlerts([turbineId]);
  const [newest] = await alertsOf(turbineId);
  expect(await pageOf(turbineId, { ...options, endCursor })).toMatchObject({
    page: [newest, ...alerts.slice(0, 2)],
  });
  expect(await pageAfter(endCursor, { turbineId, numItems: 9 })).toMatchObject({
    page: alerts.slice(2),
  });
});

// task: "It obeys all of the pagination options"
test("A limit of rows to read ends the page, and the next one goes on.", async () => {
  const turbineId = await insertTurbine();
  await insertAlerts(Array.from({ length: 5 }, () => turbineId));
  const alerts = await alertsOf(turbineId);
  const first = await pageOf(turbineId, { numItems: 4, cursor: null, maximumRowsRead: 3 });
  expect(first.page).toEqual(alerts.slice(0, 3));
  const second = await pageAfter(first.continueCursor, { turbineId, numItems: 4 });
  expect(second.page).toEqual(alerts.slice(3));
});

// task: "Every page holds as many alerts as were asked for, as long as the turbine has that many left."
test("A large page holds as many alerts as were asked for.", async () => {
  const turbineId = await insertTurbine();
  await insertAlerts(Array.from({ length: 130 }, () => turbineId));
  const { page } = await pageAfter(null, { turbineId, numItems: 120 });
  expect(page).toEqual((await alertsOf(turbineId)).slice(0, 120));
});

// task: "It does not look at the turbine itself."
// task: "a call must not read alerts of other turbines, nor more alerts than it returns"
test("Neither other turbines' alerts nor those of other pages are read.", async () => {
  const [turbineId, other] = [await insertTurbine(), await insertTurbine()];
  await insertAlerts(Array.from({ length: 120 }, (_, index) => (index % 3 ? other : turbineId)));
  await insertAlerts(Array.from({ length: 40 }, () => other));
  const paginationOpts = { numItems: 5, cursor: null };
  // Of the two, a scan of the whole index comes to one only after the other.
  for (const each of [turbineId, other]) {
    const args = { turbineId: each, paginationOpts };
    const usage = await deployment.usage("query", listTurbineAlerts, args);
    expect(usage.documentsRead).toBeLessThanOrEqual(5);
  }
});

// task: "with two arguments: `turbineId`, a reference to a turbine, and `paginationOpts`, the standard pagination options of Convex"
test("Arguments that lack a part, or hold something else, are refused.", async () => {
  const turbineId = await insertTurbine();
  await insertAlerts([turbineId]);
  const [alert] = await alertsOf(turbineId);
  const paginationOpts = { numItems: 5, cursor: null };
  const refused = [
    { turbineId },
    { paginationOpts },
    { turbineId, paginationOpts: { cursor: null } },
    { turbineId: alert?._id, paginationOpts },
    { turbineId, paginationOpts, severity: 1 },
  ];
  for (const args of refused) {
    await expect(deployment.anonymous.query(listTurbineAlerts, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  }
});

// task: "with two arguments: `turbineId`, a reference to a turbine, and `paginationOpts`, the standard pagination options of Convex"
// task: "Do NOT declare a `returns` validator on it."
test("The query has two arguments, and its result no validator.", async () => {
  const { [listTurbineAlerts]: found } = await deployment.functions({ returns: true });
  expect(found).toEqual({
    kind: "query",
    visibility: "public",
    args: { object: { paginationOpts: expect.anything(), turbineId: "id(turbines)" } },
    returns: "any",
  });
});

const emptyPage = { page: [], isDone: true };

interface PageRequest {
  readonly turbineId: string;
  readonly numItems: number;
}

async function pageAfter(
  cursor: string | null,
  { turbineId, numItems }: PageRequest,
): Promise<Page> {
  return await pageOf(turbineId, { numItems, cursor });
}

async function pageOf(
  turbineId: string,
  paginationOpts: Readonly<Record<string, string | number | null>>,
): Promise<Page> {
  return await deployment.anonymous.query<Page>(listTurbineAlerts, { turbineId, paginationOpts });
}

async function insertTurbine(): Promise<string> {
  return await deployment.insert("turbines", { label: "North ridge" });
}

/** Inserts one alert per turbine named, in order. */
async function insertAlerts(turbineIds: readonly string[]): Promise<void> {
  const alerts = turbineIds.map((turbineId, index) => ({
    turbineId,
    code: `E-${index}`,
    severity: (index * 7) % 5,
  }));
  await deployment.insertAll("turbineAlerts", alerts);
}

/** All alerts of a turbine, the newest first. */
async function alertsOf(turbineId: string): Promise<readonly StoredDocument[]> {
  const alerts = await deployment.list("turbineAlerts");
  return alerts.filter((alert) => alert["turbineId"] === turbineId).toReversed();
}
