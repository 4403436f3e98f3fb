import { expect, test } from "vitest";
import type { Gate } from "./gate.ts";
import { sampleGates } from "./sample-gates.ts";

const gate = (evalPath: Gate["evalPath"], kind: Gate["kind"], name: string): Gate => ({
  evalPath,
  kind,
  name,
  files: {},
  demand: { kind: "passes" },
});
const gates = [
  ...Array.from({ length: 17 }, (_, at) => gate("000-a/000-x", "fault", `fault ${at}`)),
  gate("000-a/000-x", "reference", "reference"),
  ...Array.from({ length: 3 }, (_, at) => gate("001-b/000-y", "fault", `fault ${at}`)),
];

test("a sample holds its share of every category and kind, the same each time", () => {
  const sample = sampleGates(gates, 8);
  const counts = Map.groupBy(sample, ({ evalPath, kind }) => `${evalPath} ${kind}`);
  expect([...counts].map(([stratum, { length }]) => [stratum, length])).toEqual([
    ["000-a/000-x fault", 3],
    ["000-a/000-x reference", 1],
    ["001-b/000-y fault", 1],
  ]);
  expect(new Set(sampleGates(gates.toReversed(), 8))).toEqual(new Set(sample));
});

test("one of every one is all, in their order", () => {
  expect(sampleGates(gates, 1)).toEqual(gates);
});
