import { expect, test } from "vitest";
import { attemptId } from "../../domain/ids.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ImportRequest, ImportedRun, Workbench } from "../../wiring/workbench.ts";
import { gradedRunFixture, runCommand, storeWith } from "../workbench.fixture.ts";

const imported: ImportedRun = {
  run: gradedRunFixture({ recordedTotals: { total: 66, passed: 64 } }),
  isKnown: false,
  results: [
    {
      recorded: { id: attemptId("e1"), evalPath: "a/x", passed: false, failedStep: "tests" },
      here: { status: "as-recorded" },
    },
    {
      recorded: { id: attemptId("e2"), evalPath: "a/y", passed: false, error: "no\u001b[31m" },
      here: { status: "differs", graded: { status: "passed" } },
    },
  ],
  missing: [{ field: "failedStep", evalPath: "a/y", meaning: "any failure counts" }],
  otherEvals: [{ evalPath: "a/x", isInSuite: true, brings: [] }],
  leftOut: [],
};

function importing(requests: ImportRequest[] = []): Partial<Workbench> {
  return {
    importRun: async (request) => {
      requests.push(request);
      imported.results.forEach(request.onResult);
      return imported;
    },
  };
}

test("an import says what came out again, what did not, and what was missing", async () => {
  const requests: ImportRequest[] = [];
  const line = "import a.json b.json --trust-evals";
  const { code, output, notes } = await runCommand(line, await storeWith(), importing(requests));
  expect(code).toBe(0);
  expect(requests[0]).toMatchObject({
    source: { kind: "files", files: ["a.json", "b.json"] },
    trustsEvals: true,
  });
  expect(output.split("\n").slice(2)).toEqual([
    "As recorded, 64 of 66 passed. Of 2 failures that came along, 1 came out again here and can be",
    "analysed.",
    "",
    "not as recorded  a/y: recorded as failed, but its code passes here; what was recorded stands",
    "",
    "other evals      a/x: the suite has another version, so the recorded one counts",
    "",
    "not recorded     failedStep of a/y: any failure counts",
    "",
    "Next     faultline analyze k57abcde",
  ]);
  expect(notes.split("\n").map((each) => each.trim().split("  ")[0])).toEqual([
    "as recorded",
    "differs",
  ]);
});

test("for a script: totals as recorded, an entry per eval, nothing that a terminal obeys", async () => {
  const { json, output, notes } = await runCommand(
    "import a.json --json",
    await storeWith(),
    importing(),
  );
  expect(json).toMatchObject({
    isKnown: false,
    total: 66,
    passed: 64,
    failed: 2,
    evals: [
      { evalPath: "a/x", attemptId: "e1", recorded: { status: "failed", failedStep: "tests" } },
      { here: { status: "differs", graded: { status: "passed" } } },
    ],
    missing: imported.missing,
  });
  expect(output).not.toContain("\u001b");
  expect(notes).toBe("");
});

test("a deployment is asked for the run that an id or the address of its page names", async () => {
  const requests: ImportRequest[] = [];
  const url = "https://happy-animal-123.convex.cloud";
  for (const run of ["jn79", "https://viewer.example.com/experiment/default/run/jn79/a/x"]) {
    await runCommand(`import ${url} --run ${run}`, await storeWith(), importing(requests));
  }
  const source = { kind: "deployment", url, runId: "jn79" };
  expect(requests.map((request) => request.source)).toEqual([source, source]);
});

test.each([
  ["import", /missing required argument/i],
  ["import https://a.convex.cloud", /Say which run of https:\/\/a\.convex\.cloud to import: --run/],
  ["import https://a.convex.cloud b.json --run r", /imported from alone/],
  ["import a.json --run /run/", /names no run/],
])("%s is the user's mistake, named", async (line, message) => {
  const { code, notes, output } = await runCommand(line, await storeWith(), importing());
  expect({ code, output }).toEqual({ code: 2, output: "" });
  expect(notes).toMatch(message);
});

test("what is wrong with a file is one sentence, which a terminal does not obey", async () => {
  const { code, notes } = await runCommand("import a.json", await storeWith(), {
    importRun: () => Promise.reject(new UsageError("a.json holds \u001b[31mred\u001b]0;x\u0007.")),
  });
  expect(code).toBe(2);
  expect(notes).toBe("a.json holds red.");
});
