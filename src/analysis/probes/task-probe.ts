import type { Evidence, Quote } from "../../domain/evidence.ts";
import { statingSentence } from "../signature/stating-sentence.ts";
import type { FailureTerms } from "../signature/failure-terms.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface TaskFinding {
  readonly evidence: Evidence;
  /** The line of the task that speaks of what the repair changes. */
  readonly quote?: Quote;
}

const question = "Which words of the task speak of what the repair changes?";

/** Looks for the line of the task that states what the failing code got wrong. */
export function taskProbe(investigation: Investigation, terms: FailureTerms): TaskFinding {
  const { eval: graded } = investigation;
  const log = startProbe("task", investigation);
  const found = statingSentence(graded.task, terms);
  if (found === undefined) {
    return { evidence: log.conclude({ question, answer: "None that names it." }) };
  }
  const file = `evals/${graded.path}/TASK.txt`;
  const quote: Quote = { origin: "suite", file, line: found.line, text: found.text };
  return {
    quote,
    evidence: log.conclude({ question, answer: `Line ${found.line}: "${found.text}"`, quote }),
  };
}
