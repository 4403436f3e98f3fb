import type { Eval, EvalPath } from "../../domain/eval.ts";
import { codeSpans, sentencesOf } from "../derivation/sentences.ts";
import type { Sentence } from "../derivation/sentences.ts";
import { demandedCode, forbiddenCode, holdsName, isProhibition } from "./prohibition.ts";

/** A sentence of the guidelines that cannot be followed together with an eval. */
export interface Contradiction {
  readonly evalPath: EvalPath;
  readonly subject: string;
  /** `task`: a sentence of the task says the opposite; `reference`: the answer that passes does what is forbidden. */
  readonly against: "task" | "reference";
  /** Place in the guidelines, and the sentence byte for byte. */
  readonly line: number;
  readonly text: string;
  /** File relative to the suite, line, and text that it contradicts. */
  readonly other: { readonly file: string; readonly line: number; readonly text: string };
}

type Tested = Pick<Eval, "path" | "task" | "answer">;

/**
 * Where guidelines forbid, without a condition, what a task asks for or its reference does, or demand what a task
 * forbids. Only what both sides set as code is compared, so that nothing rests on a reading of prose.
 */
export function contradictions(
  guidelines: string,
  evals: readonly Tested[],
): readonly Contradiction[] {
  const spoken = sentencesOf(guidelines).filter(({ isCode }) => !isCode);
  return spoken.flatMap((sentence) =>
    evals.flatMap((tested) => [
      ...forbiddenCode(sentence.text).flatMap(
        (name) => askedFor(name, sentence, tested) ?? usedBy(name, sentence, tested) ?? [],
      ),
      ...demandedCode(sentence.text).flatMap((name) => ruledOut(name, sentence, tested) ?? []),
    ]),
  );
}

function askedFor(name: string, sentence: Sentence, tested: Tested): Contradiction | undefined {
  const other = sentencesOf(tested.task).find(
    ({ text, isCode }) =>
      !isProhibition(text) && holdsName(isCode ? text : codeSpans(text).join("\n"), name),
  );
  return other && inTask(name, sentence, { tested, other });
}

function ruledOut(name: string, sentence: Sentence, tested: Tested): Contradiction | undefined {
  const other = sentencesOf(tested.task).find(
    ({ text, isCode }) => !isCode && forbiddenCode(text).includes(name),
  );
  return other && inTask(name, sentence, { tested, other });
}

function inTask(
  subject: string,
  { line, text }: Sentence,
  { tested, other }: { readonly tested: Tested; readonly other: Sentence },
): Contradiction {
  const file = `evals/${tested.path}/TASK.txt`;
  return {
    evalPath: tested.path,
    subject,
    against: "task",
    line,
    text,
    other: { file, line: other.line, text: other.text },
  };
}

function usedBy(
  subject: string,
  { line, text }: Sentence,
  { path, answer }: Tested,
): Contradiction | undefined {
  for (const [file, code] of Object.entries(answer)) {
    const lines = /\.[cm]?[jt]sx?$/.test(file) ? code.split("\n") : [];
    const index = lines.findIndex(
      (each) => !/^\s*(?:import\b|\/\/|\*)/.test(each) && holdsName(each, subject),
    );
    if (index < 0) continue;
    return {
      evalPath: path,
      subject,
      against: "reference",
      line,
      text,
      other: {
        file: `evals/${path}/answer/${file}`,
        line: index + 1,
        text: (lines[index] ?? "").trim(),
      },
    };
  }
  return undefined;
}
