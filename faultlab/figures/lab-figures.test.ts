import { expect, test } from "vitest";
import type { Evaluation, JudgedCause, Localization } from "../evaluation/evaluation.ts";
import { causes } from "../operator.ts";
import type { Cause } from "../operator.ts";
import { bars } from "./bars.ts";
import { confusionPicture } from "./confusion-picture.ts";
import { labFigures } from "./lab-figures.ts";
import { renderWorst } from "./render-figures.ts";

const localization: Localization = {
  side: "candidate",
  granularity: "token",
  confirmed: true,
  atPlace: true,
  agrees: true,
  size: 6,
  trueSize: 4,
  diff: "-a\n+b",
};

function judged(truth: Cause, blame: JudgedCause["blame"] = truth.blame): JudgedCause {
  const classification = blame === truth.blame ? truth.classification : null;
  return { truth, blame, classification, confidence: "proven", rule: "r", oneLine: "why" };
}

function evaluation(id: string, change: Partial<Evaluation>): Evaluation {
  return {
    id,
    operator: id,
    letter: "M",
    heldOut: false,
    evalPath: "000-a/000-b",
    base: { origin: "reply", name: "reply" },
    description: "asc → desc",
    outcome: "failed",
    failedStep: "tests",
    causes: [{ ...judged(causes.model), localization }],
    gradings: 10,
    probeGradings: 5,
    seconds: 3,
    evidence: ["repair: one token"],
    tried: [],
    baselines: { plainDiffSize: 40, firstLine: false },
    rules: "1",
    case: "2",
    madeFrom: "3",
    ...change,
  };
}

const evaluations = [
  evaluation("right/0", {}),
  evaluation("right/1", { base: { origin: "variant", name: "v" } }),
  evaluation("excused/0", { causes: [judged(causes.model, "check")] }),
  evaluation("strict/0", { letter: "S", causes: [judged(causes.check)], failedStep: "eslint" }),
  evaluation("vague/0", { letter: "A", causes: [judged(causes.task, "undetermined")] }),
  evaluation("flaky/0", { letter: "I", causes: [judged(causes.environment, "check")] }),
  evaluation("same/0", { letter: "E", outcome: "passed", causes: [] }),
];

test("Agreement is counted over what can be determined, and baselines know no more than they may.", () => {
  const { blame, cases, byLetter } = labFigures(evaluations);
  expect([cases, byLetter, blame.causes]).toEqual([7, { M: 3, S: 1, A: 1, I: 1, E: 1 }, 5]);
  expect(blame.kappa).toBeCloseTo((3 / 5 - 8 / 25) / (1 - 8 / 25), 12);
  expect(blame.recall["model"]).toMatchObject({ count: 2, total: 3 });
  expect(blame.wronglyExcused).toMatchObject({ count: 1, total: 3 });
  expect(blame.wronglyBlamed).toMatchObject({ count: 0, total: 2 });
  expect(blame.undetermined).toMatchObject({ count: 1, total: 5 });
  expect(blame.confusion).toEqual({
    model: { model: 2, check: 1 },
    check: { check: 1 },
    task: { undetermined: 1 },
  });
  expect(blame.baselines.majority).toBe(0);
  expect(blame.baselines.failedStep).toBeGreaterThan(0);
});

test("Certificates are counted apart for independent candidates, and one that is missing is a miss.", () => {
  const { independent, others } = labFigures(evaluations);
  expect(independent.found).toMatchObject({ count: 1, total: 4 });
  expect(independent.rootCause).toMatchObject({ count: 1, total: 4 });
  expect(independent.sizeRatio.median).toBe(1.5);
  expect(independent.baselines.plainDiffRatio).toBe(10);
  expect(others.rootCause).toMatchObject({ count: 1, total: 1 });
});

test("A bar that cannot be computed is missed, and held-out operators have lower ones.", () => {
  const figures = labFigures([]);
  expect(bars(figures, false).filter(({ isReached }) => isReached)).toEqual([]);
  expect([bars(figures, false)[0]?.limit, bars(figures, true)[0]?.limit]).toEqual([0.93, 0.85]);
});

test("The worst come first: a model that was excused before an answer that is missing.", () => {
  const lines = renderWorst(evaluations, 2);
  expect(lines.filter((line) => /^\w+\/\d/.test(line)).map((line) => line.split(" ")[0])).toEqual([
    "excused/0",
    "flaky/0",
  ]);
});

test("The picture has a number in every cell that is not empty, and words for those who hear it.", () => {
  const picture = confusionPicture(labFigures(evaluations).blame);
  expect(picture.match(/font-size="16"[^>]*>\d+</g)).toEqual([
    expect.stringContaining(">2<"),
    expect.stringContaining(">1<"),
    expect.stringContaining(">1<"),
    expect.stringContaining(">1<"),
  ]);
  expect(picture).toContain("<title>Blame: truth against verdict, 5 causes, kappa 0.41</title>");
});
