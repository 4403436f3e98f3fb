import {
  anyNumber,
  beforeEach,
  deployment,
  expect,
  fixture,
  poll,
  reference,
  test,
} from "faultline/grader";
import type { StoredDocument } from "faultline/grader";

/** A busy machine takes its time to start what is scheduled. */
const patience = { timeoutMs: 8000 };

beforeEach(async () => {
  await deployment.clear();
  await fixture.reset();
});

// task: "inserts a row with the target, the state `queued`, the present time as `queuedAt` and no `deliveredAt`, schedules one run of `deliver` for it, to start at once, and returns the id of the row"
test("A request is queued, and one delivery is scheduled to start at once.", async () => {
  const target = fixture.urlOf("/silent");
  const before = Date.now();
  const id = await request(target);
  const after = Date.now();
  const [row, ...others] = await rows();
  expect(others).toEqual([]);
  expect(row).toEqual(queuedRow(id, target));
  expect(row?.["queuedAt"]).toBeGreaterThanOrEqual(before - 1);
  expect(row?.["queuedAt"]).toBeLessThanOrEqual(after + 1);
  const [job, ...more] = await deployment.scheduledFunctions();
  expect([job?.function, more]).toEqual(["webhooks:deliver", []]);
  expect(job?.delayMs).toBeLessThanOrEqual(1000);
  // Otherwise its request could come while the next test counts.
  await settled();
});

test("A delivery that is answered is marked with its time.", async () => {
  const target = await fixture.respond("/orders", { status: 204, body: "" });
  const id = await request(target);
  const row = await delivered(id);
  // task: "It sets the state of the row to `delivered` and `deliveredAt` to the given time"
  // task: "`deliver` passes it the time after the answer came"
  expect(row["deliveredAt"]).toBeGreaterThanOrEqual(Number(row["queuedAt"]));
  expect(row["deliveredAt"]).toBeLessThanOrEqual(Date.now() + 1);
  expect(row).toMatchObject({ _id: id, target, state: "delivered" });
  // task: "It sends one POST request to the target."
  expect(await methods()).toEqual(["POST /orders"]);
});

// task: "When there is a row with this target, in whatever state, it returns the id of that row and does nothing else."
test("The same target is delivered once, also when it is asked for again afterwards.", async () => {
  const target = await fixture.respond("/orders", { body: "ok" });
  const id = await request(target);
  expect(await request(target)).toBe(id);
  const row = await delivered(id);
  expect(await request(target)).toBe(id);
  await settled();
  expect(await rows()).toEqual([row]);
  expect(await methods()).toEqual(["POST /orders"]);
});

// task: "When there is a row with this target, in whatever state, it returns the id of that row and does nothing else."
test("A target that has been queued for long is left alone.", async () => {
  const target = await fixture.respond("/orders", { body: "ok" });
  const id = await deployment.insert("webhookDeliveries", { target, state: "queued", queuedAt: 5 });
  const before = await rows();
  expect(await request(target)).toBe(id);
  expect(await deployment.scheduledFunctions()).toEqual([]);
  expect(await rows()).toEqual(before);
});

// task: "There is one row per target, for good."
test("Requests at the same time for one target make one row and one delivery.", async () => {
  const target = await fixture.respond("/orders", { body: "ok" });
  const ids = await Promise.all([1, 2, 3].map(() => request(target)));
  expect(new Set(ids).size).toBe(1);
  await delivered(ids[0]);
  await settled();
  expect((await rows()).map(({ _id }) => _id)).toEqual([ids[0]]);
  expect(await methods()).toEqual(["POST /orders"]);
});

// task: "There is one row per target, for good."
test("Three targets are all delivered, each to its own row.", async () => {
  const targets = await Promise.all(
    ["/a", "/b", "/b/c?d=1"].map((path) => fixture.respond(path, { body: "ok" })),
  );
  const ids: string[] = [];
  for (const target of targets) ids.push(await request(target));
  for (const id of ids) await delivered(id);
  expect((await rows()).map(({ _id, target }) => [_id, target])).toEqual(
    ids.map((id, index) => [id, targets[index]]),
  );
  expect([...(await methods())].sort()).toEqual(["POST /a", "POST /b", "POST /b/c?d=1"]);
});

// task: "When it has another status, or no answer comes, the row must stay as it is"
test.each([300, 404, 500])("A target that answers %i stays queued.", async (status) => {
  const target = await fixture.respond("/broken", { status, body: "no" });
  const id = await request(target);
  await settled();
  expect(await rows()).toEqual([queuedRow(id, target)]);
  // task: "It never tries again."
  expect(await methods()).toEqual(["POST /broken"]);
  expect((await deployment.scheduledFunctions()).length).toBe(1);
});

// task: "When it has another status, or no answer comes, the row must stay as it is"
test("A target that cannot be reached stays queued.", async () => {
  const target = "http://127.0.0.1:1/orders";
  const id = await request(target);
  await settled();
  expect(await rows()).toEqual([queuedRow(id, target)]);
  // task: "It never tries again."
  expect((await deployment.scheduledFunctions()).length).toBe(1);
});

// task: "It sets the state of the row to `delivered` and `deliveredAt` to the given time, and returns null."
test("Marking takes the time that it is given.", async () => {
  const [first, second] = await deployment.insertAll("webhookDeliveries", [
    { target: "https://a.test", state: "queued", queuedAt: 5 },
    { target: "https://b.test", state: "queued", queuedAt: 6 },
  ]);
  const marking = { deliveryId: second, deliveredAt: 77.5 };
  expect(await deployment.admin.mutation("webhooks:markDelivered", marking)).toBeNull();
  expect(await rows()).toEqual([
    {
      _id: first,
      _creationTime: anyNumber,
      target: "https://a.test",
      state: "queued",
      queuedAt: 5,
    },
    {
      _id: second,
      _creationTime: anyNumber,
      target: "https://b.test",
      state: "delivered",
      queuedAt: 6,
      deliveredAt: 77.5,
    },
  ]);
});

// task: "It finds rows through the index."
test("A known target is found without reading others.", async () => {
  await deployment.insertAll(
    "webhookDeliveries",
    Array.from({ length: 100 }, (_, index) => ({
      target: `https://${index}.test`,
      state: "delivered",
      queuedAt: index,
      deliveredAt: index,
    })),
  );
  const target = "https://70.test";
  const usage = await deployment.usage("mutation", "webhooks:requestDelivery", { target });
  expect(usage.documentsRead).toBeLessThanOrEqual(3);
});

test("The schema is the given one, and the three functions are what they should be.", async () => {
  // task: "The schema is given; write it as `convex/schema.ts`"
  expect(await deployment.schema({ indexNames: true })).toEqual(
    await reference.schema({ indexNames: true }),
  );
  const { "webhooks:deliver": deliver, ...others } = await deployment.functions();
  const { "webhooks:deliver": _, ...expected } = await reference.functions();
  // task: "exactly three functions"
  expect(others).toEqual(expected);
  // task: "`deliver`, an internal action. Its arguments are yours to choose."
  expect([deliver?.kind, deliver?.visibility]).toEqual(["action", "internal"]);
});

// task: "Clients must not be able to call the two internal functions."
test("Clients can neither deliver nor mark.", async () => {
  const id = await deployment.insert("webhookDeliveries", {
    target: "https://a.test",
    state: "queued",
    queuedAt: 5,
  });
  const refusal = "Could not find public function";
  const marking = { deliveryId: id, deliveredAt: 6 };
  await expect(deployment.anonymous.mutation("webhooks:markDelivered", marking)).rejects.toThrow(
    refusal,
  );
  await expect(deployment.anonymous.action("webhooks:deliver", marking)).rejects.toThrow(refusal);
});

async function request(target: string): Promise<string> {
  return await deployment.anonymous.mutation<string>("webhooks:requestDelivery", { target });
}

function queuedRow(id: string, target: string): Readonly<Record<string, unknown>> {
  return { _id: id, _creationTime: anyNumber, target, state: "queued", queuedAt: anyNumber };
}

async function rows(): Promise<readonly StoredDocument[]> {
  return await deployment.list("webhookDeliveries");
}

// task: "When the answer has a status of 2xx, it calls `markDelivered` once."
async function delivered(id: string | undefined): Promise<StoredDocument> {
  return await poll(async () => {
    const row = (await rows()).find(({ _id }) => _id === id);
    expect(row?.["state"]).toBe("delivered");
    return row ?? { _id: "", _creationTime: 0 };
  }, patience);
}

// task: "schedules one run of `deliver` for it, to start at once"
async function settled(): Promise<void> {
  await poll(async () => {
    const states = (await deployment.scheduledFunctions()).map(({ state }) => state);
    expect(states).not.toContain("pending");
    expect(states).not.toContain("inProgress");
  }, patience);
}

async function methods(): Promise<readonly string[]> {
  return (await fixture.requests()).map(({ method, path }) => `${method} ${path}`);
}
