import { anyNumber, beforeEach, deployment, expect, poll, reference, test } from "faultline/grader";
import type { FunctionArguments } from "faultline/grader";

const openBlueprint = "blueprints:openBlueprint";

beforeEach(() => deployment.clear());

// task: "`convex/schema.ts` is given; write it exactly as it is"
test("The schema is the given one.", async () => {
  expect(await deployment.schema()).toEqual(await reference.schema());
});

// task: "`convex/blueprints.ts` has two functions and no more"
// task: "There are no other functions in the project."
// task: "The internal function is an internal mutation. Clients cannot call it."
test("Beside the public mutation there is one internal mutation, which clients cannot call.", async () => {
  const functions = await deployment.functions();
  const recordView = await nameOfInternal();
  expect(functions).toEqual({
    [openBlueprint]: {
      kind: "mutation",
      visibility: "public",
      args: { object: { blueprintId: "id(blueprints)" } },
    },
    [recordView]: { ...functions[recordView], kind: "mutation", visibility: "internal" },
  });
  expect(recordView).toMatch(/^blueprints:/);
  await expect(deployment.anonymous.mutation(recordView)).rejects.toThrow(
    "Could not find public function",
  );
});

// task: "returns the whole document"
// task: "each call adds one row to `viewLedger`, with the id of the blueprint and the revision that was returned"
test("Opening a blueprint gives the document and leaves one row.", async () => {
  await insertBlueprint("Keel", 2);
  const blueprintId = await insertBlueprint("Mast", 7);
  expect(await open(blueprintId)).toEqual({
    _id: blueprintId,
    _creationTime: anyNumber,
    title: "Mast",
    revision: 7,
  });
  await expectLedger([{ blueprintId, revision: 7 }]);
});

// task: "each call adds one row to `viewLedger`"
test("Opening a blueprint again leaves another row.", async () => {
  const blueprintId = await insertBlueprint("Mast", 1);
  await open(blueprintId);
  await expectLedger([{ blueprintId, revision: 1 }]);
  await open(blueprintId);
  await expectLedger([
    { blueprintId, revision: 1 },
    { blueprintId, revision: 1 },
  ]);
});

// task: "each call adds one row to `viewLedger`"
test("Calls at the same time, of one blueprint and of others, leave one row each.", async () => {
  const mast = await insertBlueprint("Mast", 3);
  const keel = await insertBlueprint("Keel", 4);
  const opened = await Promise.all([mast, keel, mast, mast, keel].map(open));
  expect(opened.map(({ title }) => title)).toEqual(["Mast", "Keel", "Mast", "Mast", "Keel"]);
  await expectLedger([
    { blueprintId: mast, revision: 3 },
    { blueprintId: mast, revision: 3 },
    { blueprintId: mast, revision: 3 },
    { blueprintId: keel, revision: 4 },
    { blueprintId: keel, revision: 4 },
  ]);
});

// task: "it schedules the internal function through the scheduler, to run at once (without delay)"
test("The internal function is scheduled, once per call, without delay.", async () => {
  const blueprintId = await insertBlueprint("Mast", 1);
  await open(blueprintId);
  await open(blueprintId);
  const jobs = await deployment.scheduledFunctions();
  const recordView = await nameOfInternal();
  expect(jobs.map((job) => job.function)).toEqual([recordView, recordView]);
  for (const { delayMs } of jobs) expect(delayMs).toBeLessThan(50);
  await expectLedger([
    { blueprintId, revision: 1 },
    { blueprintId, revision: 1 },
  ]);
});

// task: "also where the blueprint is changed or deleted before the row is written"
test("The row tells the revision that was returned, though the blueprint is gone by then.", async () => {
  const blueprintId = await insertBlueprint("Mast", 7);
  await open(blueprintId);
  await expectLedger([{ blueprintId, revision: 7 }]);
  const [job] = await deployment.scheduledFunctions();
  await deployment.clearTable("blueprints");
  await deployment.clearTable("viewLedger");
  expect(isArguments(job?.args)).toBe(true);
  if (isArguments(job?.args)) {
    await deployment.admin.mutation(await nameOfInternal(), job.args);
  }
  expect(await deployment.list("viewLedger")).toMatchObject([{ blueprintId, revision: 7 }]);
});

// task: "The row is not written by `openBlueprint` itself"
test("The public function writes no document.", async () => {
  const blueprintId = await insertBlueprint("Mast", 1);
  const usage = await deployment.usage("mutation", openBlueprint, { blueprintId });
  expect(usage.documentsWritten).toBe(0);
  await expectLedger([{ blueprintId, revision: 1 }]);
});

// task: "it throws an error whose message contains `Blueprint not found`; nothing is scheduled and the ledger stays as it is"
test("A blueprint that is gone cannot be opened, and leaves no trace.", async () => {
  const gone = await insertBlueprint("Raft", 1);
  await deployment.clearTable("blueprints");
  const blueprintId = await insertBlueprint("Mast", 1);
  await expect(open(gone)).rejects.toThrow("Blueprint not found");
  expect(await deployment.scheduledFunctions()).toEqual([]);
  await open(blueprintId);
  await expectLedger([{ blueprintId, revision: 1 }]);
});

// task: "`openBlueprint` takes one argument, `blueprintId`, a reference to a blueprint"
test("What is no reference to a blueprint is refused.", async () => {
  const blueprintId = await insertBlueprint("Mast", 1);
  const viewId = await deployment.insert("viewLedger", { blueprintId, revision: 1 });
  for (const args of [{}, { blueprintId: viewId }, { blueprintId, revision: 1 }]) {
    await expect(deployment.anonymous.mutation(openBlueprint, args)).rejects.toThrow(
      "ArgumentValidationError",
    );
  }
});

interface Blueprint {
  readonly title: string;
}

async function open(blueprintId: string): Promise<Blueprint> {
  return await deployment.anonymous.mutation<Blueprint>(openBlueprint, { blueprintId });
}

async function insertBlueprint(title: string, revision: number): Promise<string> {
  return await deployment.insert("blueprints", { title, revision });
}

// task: "has two functions and no more: a public one, `openBlueprint`, and an internal one that writes to the ledger"
/** The name of the one internal function. */
async function nameOfInternal(): Promise<string> {
  const functions = Object.entries(await deployment.functions());
  const internal = functions.filter(([, { visibility }]) => visibility === "internal");
  expect(internal).toHaveLength(1);
  return internal[0]?.[0] ?? "";
}

function isArguments(value: unknown): value is FunctionArguments {
  return typeof value === "object" && value !== null;
}

interface View {
  readonly blueprintId: string;
  readonly revision: number;
}

// task: "each call adds one row to `viewLedger`, with the id of the blueprint and the revision that was returned"
/** Waits until every scheduled function has succeeded and the ledger holds these rows, in any order. */
async function expectLedger(views: readonly View[]): Promise<void> {
  await poll(async () => {
    const jobs = await deployment.scheduledFunctions();
    expect(jobs.map(({ state }) => state)).toEqual(views.map(() => "success"));
    const rows = await deployment.list("viewLedger");
    const found = rows.map(({ blueprintId, revision }) =>
      JSON.stringify({ blueprintId, revision }),
    );
    const expected = views.map(({ blueprintId, revision }) =>
      JSON.stringify({ blueprintId, revision }),
    );
    expect(found.toSorted()).toEqual(expected.toSorted());
  });
}
