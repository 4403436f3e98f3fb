import { expect, test } from "vitest";
import { investigationFixture } from "./investigation.fixture.ts";
import { repairProbe } from "./repair-probe.ts";
import { transplantProbe } from "./transplant-probe.ts";

const reference = `import { query } from "./_generated/server";

export const list = query({
  args: {},
  handler: async (ctx) => {
    return await ctx.db.query("tickets").order("desc").take(20);
  },
});
`;
const candidate = `import { query } from "./_generated/server";

export const list = query({
  args: {},
  handler: async ({ db }) => {
    const rows = await db.query("tickets").order("asc").take(20);
    return rows;
  },
});
`;
const file = "convex/index.ts";

test("the reference fails alike with the candidate's deviation alone", async () => {
  const investigation = investigationFixture({
    reference: { [file]: reference },
    files: { [file]: candidate },
    isSound: (files) => files[file]?.includes('"desc"') === true,
  });
  const { patch } = await repairProbe(investigation);
  if (patch === undefined) throw new Error("no repair");
  const finding = await transplantProbe(investigation, patch);
  expect(finding.outcome).toBe("reproduces");
  expect(finding.evidence.executions).toMatchObject([
    { what: "reference with the candidate's deviation", outcome: "failed", failedStep: "tests" },
  ]);
});

test("a deviation that has no place in the reference is told as such, without a grading", async () => {
  const investigation = investigationFixture({
    reference: { [file]: reference },
    files: { [file]: reference },
  });
  const span = { file: "convex/other.ts", start: 0, end: 4 };
  const patch = { sites: [{ candidate: span, reference: span }] };
  const finding = await transplantProbe(investigation, patch);
  expect([finding.outcome, finding.evidence.executions]).toEqual(["unmapped", []]);
});
