import { expect, test } from "vitest";
import { randomNumbers } from "../../lib/random-numbers.ts";
import { ablationArms } from "./ablation-arms.ts";
import type { AblationDesign } from "./ablation-arms.ts";
import { judgeAblation, plannedDetectable } from "./judge-ablation.ts";
import { guidelineSections } from "./sections.ts";

const names = ["one", "two", "three", "four", "five"];
const guidelines = names.map((name) => `## ${name}\n\nText of ${name}.`).join("\n\n");
const sections = guidelineSections(guidelines);

test("one at a time, each arm lacks one section", () => {
  const arms = ablationArms(guidelines, sections, "one-at-a-time");
  expect(arms.map(({ name, leftOut }) => [name, leftOut])).toEqual([
    ["all sections", []],
    ...names.map((name) => [`without ${name}`, [name]]),
  ]);
  expect(arms[0]?.text).toBe(guidelines);
  expect(arms.slice(1).map(({ text }) => text.includes("Text of three"))).toEqual([
    true,
    true,
    false,
    true,
    true,
  ]);
});

test("a fractional design has each section in half of the arms and each pair in a quarter", () => {
  const arms = ablationArms(guidelines, sections, "fractional");
  expect(arms).toHaveLength(8);
  expect(arms[0]?.leftOut).toEqual([]);
  const lacking = (...ids: readonly string[]) =>
    arms.filter(({ leftOut }) => ids.every((id) => leftOut.includes(id))).length;
  expect(names.map((name) => lacking(name))).toEqual([4, 4, 4, 4, 4]);
  const pairs = names.flatMap((a, index) => names.slice(index + 1).map((b) => lacking(a, b)));
  expect(new Set(pairs)).toEqual(new Set([2]));
});

/** Scores of a model of which the truth is known: its pass rate falls by what each section brings where that is absent. */
function judge(design: AblationDesign, brings: Readonly<Record<string, number>>, samples: number) {
  const random = randomNumbers(2026);
  const arms = ablationArms(guidelines, sections, design).map(({ name, leftOut }) => {
    const rate = leftOut.reduce((sum, id) => sum - (brings[id] ?? 0), 0.9);
    const evals = Array.from({ length: 30 }, (_, index) => `000-a/${index}`);
    const scores = new Map(
      evals.map((path) => [path, Array.from({ length: samples }, () => (random() < rate ? 1 : 0))]),
    );
    return { name, leftOut, scores };
  });
  return judgeAblation({ sections, design, arms, margin: 0.08 });
}

test.each(["one-at-a-time", "fractional"] as const)(
  "%s, what is essential and what is not is found where the truth is known",
  (design) => {
    const { sections: judged, tokensSaved } = judge(design, { two: 0.4 }, 20);
    expect(judged[0]).toMatchObject({ id: "two", verdict: "essential", evals: 30 });
    expect(judged[0]?.effect.low).toBeGreaterThan(0.3);
    expect(judged.slice(1).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 4 }, () => "dispensable"),
    );
    expect(tokensSaved).toBe(
      sections.filter(({ id }) => id !== "two").reduce((sum, { tokens }) => sum + tokens, 0),
    );
  },
);

test("a section without which more pass is harmful", () => {
  const { sections: judged } = judge("one-at-a-time", { one: -0.1, two: 0.4 }, 40);
  expect(judged.at(-1)).toMatchObject({ id: "one", verdict: "harmful" });
});

test("few samples tell neither, and say what they could have told", () => {
  const { sections: judged, detectable = 0, tokensSaved } = judge("one-at-a-time", {}, 2);
  expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(["marginal"]));
  expect(tokensSaved).toBe(0);
  expect(detectable).toBeGreaterThan(0.08);
  expect(plannedDetectable(66, 5)).toBeCloseTo(2.801585 * Math.sqrt(0.5 / 5 / 66), 6);
});

test("without results nothing is judged", () => {
  const { sections: judged, detectable } = judgeAblation({
    sections,
    design: "fractional",
    arms: [],
    margin: 0.02,
  });
  expect(new Set(judged.map(({ verdict }) => verdict))).toEqual(new Set(["marginal"]));
  expect(detectable).toBeUndefined();
});
