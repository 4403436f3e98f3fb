import { expect, test } from "vitest";
import type { Evidence } from "../../../src/domain/evidence.ts";
import { orderEvidence } from "./order-evidence.ts";

const evidence = (id: string): Evidence => ({
  id,
  probe: "replay",
  question: "?",
  answer: "!",
  executions: [],
  durationMs: 1,
});

test("what the verdict rests on comes first, as the rule names it", () => {
  const quote = { origin: "suite", file: "f", line: 1, text: "t" } as const;
  const all = [...["a", "b", "c"].map(evidence), { ...evidence("d"), quote }];
  const basis = { number: 1, condition: "x", evidence: ["c", "gone", "a"], missingProof: [] };
  expect(
    orderEvidence({ evidence: all, basis }).map((each) => [
      each.number,
      each.evidence.id,
      each.decides,
    ]),
  ).toEqual([
    [1, "c", true],
    [2, "a", true],
    [3, "d", false],
    [4, "b", false],
  ]);
});
