import { expect, test } from "vitest";
import { gradedReport, gradedRunFixture, gradedStore, runCommand } from "../workbench.fixture.ts";
import type { ReviewAnswer } from "../review-answer.ts";

const { id } = gradedRunFixture();

async function analyzedStore() {
  const store = await gradedStore();
  await store.saveReport(id, gradedReport());
  return store;
}

const override: ReviewAnswer = {
  kind: "overridden",
  blame: "task",
  classification: "AMBIGUOUS_TASK",
  reason: "it says neither",
};

test("a person confirms one verdict and overrides another; both stand beside the originals", async () => {
  await using store = await analyzedStore();
  const answers: readonly ReviewAnswer[] = [{ kind: "confirmed" }, override];
  const { code, output } = await runCommand(`review ${id} --author Ada`, store, { answers });
  expect(code).toBe(0);
  expect(output).toContain("1 of 2  ");
  expect(output).toContain("2 verdicts reviewed, 1 confirmed");
  const reviews = await store.listReviews(id);
  expect(reviews.map(({ author, decision }) => [author, decision])).toEqual([
    ["Ada", override],
    ["Ada", { kind: "confirmed" }],
  ]);
  expect((await store.getReport(id))?.verdicts).toEqual(gradedReport().verdicts);
});

test("what was skipped comes again, what was reviewed does not", async () => {
  await using store = await analyzedStore();
  await runCommand(`review ${id} --author Ada`, store, {
    answers: ["skip", { kind: "confirmed" }],
  });
  const { json } = await runCommand(`review ${id} --json`, store);
  expect(json).toMatchObject({
    pending: [{ step: expect.any(String) }],
    agreement: { reviewed: 1 },
  });
  const shown = await runCommand(`show ${id} --json`, store);
  expect(shown.json).toMatchObject({ agreement: { reviewed: 1, confirmed: 1, overridden: 0 } });
});

test("quitting asks nothing more", async () => {
  await using store = await analyzedStore();
  const { code, output } = await runCommand(`review ${id} --author Ada`, store, {
    answers: ["quit"],
  });
  expect([code, output.split("\n").at(-1)]).toEqual([0, "No verdict was reviewed."]);
});

test("where nobody can answer, it says so", async () => {
  await using store = await analyzedStore();
  expect(await runCommand(`review ${id} --author Ada`, store)).toMatchObject({
    code: 2,
    notes: expect.stringContaining("call it in a terminal, or list what waits with --json"),
  });
});

test("a run without verdicts has to be analysed first", async () => {
  await using store = await gradedStore();
  expect(await runCommand(`review ${id}`, store)).toMatchObject({
    code: 2,
    notes: expect.stringContaining("Analyse it first: faultline analyze"),
  });
});
