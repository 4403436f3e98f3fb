import { expect, test } from "vitest";
import { analyze, module, replies, storeWith, suite } from "../analyze-run.fixture.ts";
import type { Analyst } from "./analyst.ts";
import { locateEdits } from "./locate-edits.ts";

/** What the probes say of claims on the one failure of a run. */
async function probeClaims(
  run: Parameters<typeof storeWith>[0],
  claims: readonly Parameters<Parameters<Analyst["begin"]>[0]["tools"]["runProbe"]>[0][],
): Promise<readonly string[]> {
  const said: string[] = [];
  const analyst: Analyst = {
    identity: { kind: "command", name: "asks" },
    begin: ({ tools }) => ({
      async answer() {
        for (const claim of claims) said.push(await tools.runProbe(claim));
        return { blame: null, class: null, oneLine: "x", reasoning: "x", quotes: [], claims: [] };
      },
      transcript: () => null,
      cost: () => undefined,
    }),
  };
  await using store = await storeWith(run);
  await analyze(store, suite, { analyst: { analyst, mostCalls: 9 } });
  return said;
}

const file = "convex/index.ts";
const directive = '"use node";\n\n';

test("a repair holds where the candidate passes with it, a transplant where the reference fails alike", async () => {
  const said = await probeClaims({ "001-b/000-node": replies["001-b/000-node"] }, [
    { probe: "repair", edits: [{ file, find: directive, replace: "" }] },
    { probe: "repair", edits: [{ file, find: "args: {}, ", replace: "" }] },
    { probe: "repair", edits: [{ file: "../x.ts", find: "", replace: "x" }] },
    {
      probe: "transplant",
      edits: [{ file, find: "import { query }", replace: `${directive}import { query }` }],
    },
    { probe: "transplant", edits: [{ file, find: "args: {}, ", replace: "" }] },
    { probe: "relax-rule", rule: "no-console" },
  ]);
  expect(said).toEqual([
    "held: With the analyst's edits the candidate ends so: passed.",
    "refuted: With the analyst's edits the candidate ends so: failed deploy: InvalidModules.",
    "untested: There is no file ../x.ts to edit.",
    "held: With the analyst's edits the reference ends so: failed deploy: InvalidModules.",
    "refuted: With the analyst's edits the reference ends so: failed tests: toBe in works.",
    "untested: Nothing can be taken back by itself there: the rule no-console is all that keeps the candidate from passing.",
  ]);
});

test("a relaxation holds where the right answers pass with it and the wrong ones still fail", async () => {
  const run = { "000-a/001-broken-check": module.replace("f =", "f  =") };
  const said = await probeClaims(run, [
    { probe: "relax-assertions", lines: [3] },
    { probe: "relax-assertions", lines: [99] },
  ]);
  expect(said.map((text) => text.split(":")[0])).toEqual(["held", "untested"]);
  expect(said[0]).toContain("the candidate passes, the reference passes, and 2 of 2 wrong answers");
});

test.each([
  [[{ file: "a", find: "two", replace: "" }], 'a does not hold "two" exactly once.'],
  [[{ file: "a", find: "", replace: "x" }], 'a does not hold "" exactly once.'],
  [[{ file: "toString", find: "", replace: "x" }], "There is no file toString to edit."],
  [
    [
      { file: "a", find: "one t", replace: "" },
      { file: "a", find: " two ", replace: "" },
    ],
    "The edits overlap.",
  ],
])("edits that cannot be made are refused: %j", (wanted, problem) => {
  expect(locateEdits(wanted, { a: "one two two" }, {})).toEqual({ problem });
});

test("an edit may create a file that the other tree has", () => {
  const created = locateEdits([{ file: "b", find: "", replace: "x" }], { a: "" }, { b: "y" });
  expect(created).toEqual({ edits: [{ file: "b", start: 0, end: 0, newText: "x" }] });
});
