import fc from "fast-check";
import { expect, test } from "vitest";
import { Database } from "../database/database.ts";
import { propertyRuns } from "../property-runs.fixture.ts";
import { SerialQueue } from "./serial-queue.ts";

const mutationsPerRun = 8;

/** Adds one counter to another, which shows every lost update and every order of two mutations; or fails at the end. */
const mutation = fc.record({
  from: fc.integer({ min: 0, max: 2 }),
  to: fc.integer({ min: 0, max: 2 }),
  fails: fc.boolean(),
  turns: fc.integer({ min: 0, max: 3 }),
});

test("mutations that overlap end as if each had run alone, in the order in which they came", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(mutation, { minLength: mutationsPerRun, maxLength: mutationsPerRun }),
      async (mutations) => {
        const database = new Database();
        const setup = database.begin();
        const ids = [1, 2, 3].map((value) => setup.insert("counters", { value })._id);
        database.commit(setup);
        const queue = new SerialQueue();
        const run = async ({ from, to, fails, turns }: (typeof mutations)[number]) => {
          const transaction = database.begin();
          const read = (place: number) => transaction.get("counters", ids[place] ?? "");
          const addend = Number(read(from)?.["value"]);
          for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
          const target = read(to);
          if (target === undefined) throw new Error("A counter is gone.");
          const value = Number(target["value"]) + addend;
          transaction.put("counters", { ...target, value });
          if (fails) throw new Error("undo");
          database.commit(transaction);
        };
        await Promise.allSettled(mutations.map((taken) => queue.add(() => run(taken))));
        const alone = [1, 2, 3];
        for (const { from, to, fails } of mutations) {
          if (!fails) alone[to] = Number(alone[to]) + Number(alone[from]);
        }
        const counters = ids.map((id) => database.begin().get("counters", id)?.["value"]);
        expect(counters).toEqual(alone);
      },
    ),
    propertyRuns({ share: 0.05, operationsPerRun: mutationsPerRun }),
  );
});
