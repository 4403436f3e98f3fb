import { expect, test } from "vitest";
import type { Findings } from "./findings.ts";
import { decideVerdict } from "./decide-verdict.ts";
import { findingsFixture } from "./findings.fixture.ts";
import { rules } from "./rules.ts";

/** What decides and what it says, in short. */
function decide(findings: Findings) {
  const { rule, blame, classification, confidence, actionable } = decideVerdict(findings, {});
  return { rule, judged: [blame, classification, confidence], actionable };
}

const sound = { reference: "passes", repair: true, standing: "stated" } as const;

test("a repair of what the task states is the model's fault, proven", () => {
  expect(decide(findingsFixture(sound))).toEqual({
    rule: "model-repaired",
    judged: ["model", "MODEL_FAULT", "proven"],
    actionable: false,
  });
});

test("a repair of what no sentence states is the task's", () => {
  expect(decide(findingsFixture({ ...sound, standing: "unstated" }))).toEqual({
    rule: "task-silent",
    judged: ["task", "AMBIGUOUS_TASK", "proven"],
    actionable: true,
  });
  expect(decide(findingsFixture({ ...sound, standing: "contradicted" })).rule).toBe("task-silent");
});

test("what a rule of the platform asks for need not stand in the task", () => {
  const findings = findingsFixture({ ...sound, standing: "unstated", platformRule: true });
  expect(decide(findings).rule).toBe("model-repaired");
});

test("a text that may state it is enough not to blame the task", () => {
  expect(decide(findingsFixture({ ...sound, standing: "unknown" }))).toMatchObject({
    rule: "model-repaired-unstated",
    judged: ["model", "MODEL_FAULT", "supported"],
  });
});

test("what the declarations of a package lack needs no sentence of the task", () => {
  const findings = findingsFixture({ ...sound, standing: "platform", declared: true });
  expect(decide(findings)).toMatchObject({
    rule: "model-repaired",
    judged: ["model", "MODEL_FAULT", "proven"],
  });
});

test("guidelines that mislead go before a silent task", () => {
  const findings = findingsFixture({ ...sound, standing: "unstated", misleading: true });
  expect(decide(findings)).toMatchObject({
    rule: "guidelines-mislead",
    judged: ["guidelines", "AMBIGUOUS_TASK", "proven"],
  });
});

test("a demand beyond behaviour is the check's where nobody asked for it and wrong answers still fail", () => {
  const relaxed = { reference: "passes", relax: "unstated" } as const;
  expect(decide(findingsFixture(relaxed))).toEqual({
    rule: "check-too-strict",
    judged: ["check", "OVERLY_STRICT", "proven"],
    actionable: true,
  });
  expect(decide(findingsFixture({ ...relaxed, relax: "stated" })).rule).toBe("undetermined");
  expect(decide(findingsFixture({ ...relaxed, faultPasses: true })).rule).toBe("undetermined");
  expect(decide(findingsFixture({ ...relaxed, independent: 0 })).judged[2]).toBe("supported");
});

test("a check that the reference fails is broken, and proven so only with controls", () => {
  const broken = { reference: "fails-the-same", relax: "unstated" } as const;
  expect(decide(findingsFixture(broken)).judged).toEqual(["check", "OVERLY_STRICT", "proven"]);
  expect(decide(findingsFixture({ reference: "fails-the-same" }))).toMatchObject({
    rule: "reference-fails-too",
    judged: ["check", "OVERLY_STRICT", "supported"],
  });
});

test("what flips for both is the environment's, what flips alone the model's, and both go before any repair", () => {
  const flips = { ...sound, candidateFlips: 1 };
  expect(decide(findingsFixture({ ...flips, referenceFlips: 1 })).judged).toEqual([
    "environment",
    null,
    "supported",
  ]);
  expect(decide(findingsFixture(flips)).rule).toBe("candidate-is-racy");
  expect(decide(findingsFixture({ ...flips, toolsChanged: true })).judged).toEqual([
    null,
    null,
    "undetermined",
  ]);
});

test("a gap note makes a known gap of any blame, which stays actionable where it was", () => {
  expect(decide(findingsFixture({ ...sound, gap: true })).judged[1]).toBe("KNOWN_GAP");
  const task = findingsFixture({ ...sound, standing: "unstated", gap: true });
  expect(decide(task)).toMatchObject({ judged: ["task", "KNOWN_GAP", "proven"], actionable: true });
});

test.each([
  [{ granularity: "function" }, "The repair replaces a statement or less"],
  [{ minimal: false }, "No part of the repair can be left out"],
  [{ confirmed: false }, "The certificate was re-run from scratch"],
  [{ rival: true }, "No other repair of the same size lies in another file"],
  [{ deletion: true, standing: "unknown", platformRule: true }, "The repair is no mere deletion"],
] as const)(
  "a repair with a doubt %j is not proven, and the verdict names the doubt",
  (doubt, words) => {
    const { confidence, basis } = decideVerdict(findingsFixture({ ...sound, ...doubt }), {});
    expect(confidence).toBe("supported");
    expect(basis?.missingProof).toHaveLength(1);
    expect(basis?.missingProof[0]).toContain(words);
  },
);

test("a verdict points at the evidence that its rule rests on", () => {
  const { basis, evidence } = decideVerdict(findingsFixture(sound), {});
  const probes = evidence
    .filter(({ id }) => basis?.evidence.includes(id))
    .map(({ probe }) => probe);
  expect(probes).toEqual(["reference", "repair", "derive"]);
  expect(rules[(basis?.number ?? 0) - 1]?.name).toBe("model-repaired");
});

test("what exhausts every grading of it is the candidate's, where the reference passes in its place", () => {
  const findings = findingsFixture({ reference: "passes" });
  const { failure } = findings;
  const signature = { ...failure.signature, code: "GradingExhausted" };
  expect(decide({ ...findings, failure: { ...failure, signature } })).toMatchObject({
    rule: "candidate-exhausts",
    judged: ["model", "MODEL_FAULT", "supported"],
  });
});
