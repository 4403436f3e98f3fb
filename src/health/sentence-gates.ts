import type { Eval } from "../domain/eval.ts";
import type { Suite } from "../domain/suite.ts";
import { assertionLinks, quotesNotIn } from "./assertion-links.ts";
import type { GateResult } from "./gate.ts";

/**
 * Does every assertion rest on a sentence of the task? Asked of a whole suite as soon as one of its graders says so with
 * a comment `// task: "…"`; a suite that never does is not asked.
 */
export function sentenceGates(suite: Suite): readonly GateResult[] {
  const evals = [...suite.evals.values()];
  const isTagged = evals.some(({ grader }) => /^\s*\/\/ task: "/m.test(grader));
  return isTagged ? evals.map(sentenceGate) : [];
}

function sentenceGate({ path, task, grader, healthNotes }: Eval): GateResult {
  const links = assertionLinks(grader);
  const loose = links.filter(({ quotes }) => quotes.length === 0);
  const wrong = quotesNotIn(task, [
    ...links,
    ...healthNotes.fixed.map((fixed) => ({ line: 0, quotes: [fixed.task] })),
  ]);
  const held = loose.length === 0 && wrong.length === 0;
  const problems = [
    ...(loose.length === 0
      ? []
      : [
          `Assertions without a sentence of the task: line ${loose.map(({ line }) => line).join(", ")}.`,
        ]),
    ...wrong.map((quote) => `The task does not say "${quote}".`),
  ];
  const detail = held
    ? `Each of ${links.length} assertions rests on the task.`
    : problems.join(" ");
  return { evalPath: path, kind: "sentences", gate: "sentences", held, detail };
}
