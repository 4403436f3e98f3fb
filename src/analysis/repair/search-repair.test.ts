import { expect, test } from "vitest";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { deployCases } from "./cases/deploy-cases.fixture.ts";
import { httpCases } from "./cases/http-cases.fixture.ts";
import { mutationCases } from "./cases/mutation-cases.fixture.ts";
import { queryCases } from "./cases/query-cases.fixture.ts";
import { typeCases } from "./cases/type-cases.fixture.ts";
import { isSound, runRepairCase } from "./cases/run-repair-case.fixture.ts";
import { testFailure } from "./cases/repair-case.fixture.ts";
import { structureCases } from "./cases/structure-cases.fixture.ts";
import { schemaCases } from "./cases/schema-cases.fixture.ts";
import { applyEdits } from "./apply-edits.ts";
import { locateExpected } from "./locate-snippets.ts";
import { searchRepair } from "./search-repair.ts";

const cases = [
  ...deployCases,
  ...typeCases,
  ...structureCases,
  ...schemaCases,
  ...queryCases,
  ...mutationCases,
  ...httpCases,
];

test.each(cases)("repairs $name", async (repairCase) => {
  expect([
    isSound(repairCase, repairCase.candidate),
    isSound(repairCase, repairCase.reference),
  ]).toEqual([false, true]);
  const { patches, trials, erroredTrials } = await runRepairCase(repairCase);
  const [best] = patches;
  expect(isSound(repairCase, applyEdits(repairCase.candidate, best?.edits ?? []))).toBe(true);
  expect(best?.changedLines).toBeLessThanOrEqual(repairCase.mostLines);
  expect(trials).toBeLessThanOrEqual(repairCase.mostTrials);
  expect(erroredTrials).toBe(0);
});

test("takes few trials and changes little over all cases", async () => {
  const measured = await Promise.all(
    cases.map(async (repairCase) => {
      const { patches, trials } = await runRepairCase(repairCase);
      return { trials, size: (patches[0]?.changedLines ?? Infinity) / repairCase.trueLines };
    }),
  );
  expect(median(measured.map(({ trials }) => trials))).toBeLessThanOrEqual(5);
  expect(median(measured.map(({ size }) => size))).toBeLessThanOrEqual(1);
});

test.each(cases)("quotes whole lines of both sides for $name", async (repairCase) => {
  const { candidate, reference } = repairCase;
  const [best] = (await runRepairCase(repairCase)).patches;
  const { model, expected } = best === undefined ? {} : locateExpected(best, candidate, reference);
  const linesAt = (text: string, line: number, count: number) =>
    text
      .split("\n")
      .slice(line - 1, line - 1 + count)
      .join("\n");
  for (const [snippet, files] of [
    [model, candidate],
    [expected, reference],
  ] as const) {
    const count = snippet?.text.split("\n").length ?? 0;
    expect(linesAt(files[snippet?.file ?? ""] ?? "", snippet?.line ?? 1, count)).toBe(
      snippet?.text,
    );
  }
});

test("says what it tried and where the fault may lie when nothing repairs the candidate", async () => {
  const [repairCase] = schemaCases;
  if (repairCase === undefined) throw new Error("no case");
  const { candidate, reference, failedStep, diagnostics, failingTests } = repairCase;
  const result = await searchRepair(
    { candidate, reference, failedStep, diagnostics, failingTests },
    async () => ({ outcome: "failed", diagnostics }),
    { budget: { trials: 30, milliseconds: 10_000 } },
  );
  expect(result.patches).toEqual([]);
  expect(result.trials).toBe(result.tried.length);
  expect(result.tried[0]).toBe("insert member (age, v, optional) at convex/schema.ts:5: failed");
  expect(result.suspect).toEqual({ file: "convex/schema.ts", line: 5 });
});

test("counts trials in which the harness failed and takes none of them for a repair", async () => {
  const [repairCase] = schemaCases;
  if (repairCase === undefined) throw new Error("no case");
  const result = await searchRepair(
    repairCase,
    async () => ({ outcome: "errored", diagnostics: [] }),
    {
      budget: { trials: 3, milliseconds: 10_000 },
    },
  );
  expect({ patches: result.patches, trials: result.trials }).toEqual({
    patches: [],
    trials: result.erroredTrials,
  });
});

test("stays within its budget and finds the same with several trials at a time", async () => {
  const [repairCase] = mutationCases;
  if (repairCase === undefined) throw new Error("no case");
  const oracle = async () => ({ outcome: "failed", diagnostics: [] }) as const;
  const result = await searchRepair(repairCase, oracle, {
    budget: { trials: 4, milliseconds: 10_000 },
    concurrency: 2,
  });
  expect(result.trials).toBe(4);
});

test("knows a deletion as named where the printed values differ on the name", async () => {
  const repairCase = queryCases.find(({ name }) =>
    name.startsWith("a result validator that must not"),
  );
  if (repairCase === undefined) throw new Error("no case");
  const oracle = async (files: ProjectFiles) =>
    ({ outcome: isSound(repairCase, files) ? "passed" : "failed", diagnostics: [] }) as const;
  const budget = { trials: 20, milliseconds: 10_000 };
  const silent = {
    ...repairCase,
    diagnostics: [testFailure("spec", "expected { …(3) } to deeply equal { …(3) }")],
  };
  const mismatches = [
    {
      expected: '{\n  "kind": "query",\n}',
      actual: '{\n  "kind": "query",\n  "returns": {\n  },\n}',
    },
  ];
  const [unnamed, named] = [
    await searchRepair(silent, oracle, { budget }),
    await searchRepair({ ...silent, mismatches }, oracle, { budget }),
  ];
  expect([unnamed, named].map(({ patches }) => patches[0]?.pureDeletion)).toEqual([true, true]);
  expect([unnamed, named].map(({ patches }) => patches[0]?.namedByDiagnostic)).toEqual([
    false,
    true,
  ]);
});

test("stops when it is told to", async () => {
  const [repairCase] = schemaCases;
  if (repairCase === undefined) throw new Error("no case");
  const signal = AbortSignal.abort(new Error("cancelled"));
  const search = searchRepair(repairCase, async () => ({ outcome: "failed", diagnostics: [] }), {
    budget: { trials: 9, milliseconds: 10_000 },
    signal,
  });
  await expect(search).rejects.toThrow("cancelled");
});

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
