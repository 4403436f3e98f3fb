import { causes } from "../operator.ts";
import type { Base, Injection, Operator } from "../operator.ts";
import { changedProjects } from "./source-injections.ts";
import type { ChangedProject, Changes } from "./source-injections.ts";
import { evalFile } from "./suite-edits.ts";
import { taskSentences, withoutSentence } from "./task-sentences.ts";

export interface AmbiguityOptions {
  readonly description: string;
  /** The other reading, as a change of a candidate that has the intended one. */
  readonly changes: Changes;
  /** Does a sentence of the task decide between the readings? */
  readonly decides: (sentence: string, changed: ChangedProject) => boolean;
}

/**
 * An operator that takes the sentence out of the task which decides between two readings, and lets the candidate follow
 * the other one. Where several sentences decide it, taking one out leaves the task clear: such a place is no case.
 */
export function ambiguity({ description, changes, decides }: AmbiguityOptions): Operator {
  return {
    letter: "A",
    description,
    injections: (base) =>
      changedProjects(base.files, changes).flatMap((changed) => unclear(base, changed, decides)),
  };
}

function unclear(
  base: Base,
  changed: ChangedProject,
  decides: AmbiguityOptions["decides"],
): readonly Injection[] {
  const { task } = base.eval;
  const deciding = taskSentences(task).filter((sentence) => decides(sentence, changed));
  const [sentence] = deciding;
  if (sentence === undefined || deciding.length > 1) return [];
  return [
    {
      description: `${changed.description}; without "${sentence}"`,
      candidate: changed.files,
      suite: { [evalFile(base, "TASK.txt")]: withoutSentence(task, sentence) },
      causes: [causes.task],
      removedSentence: sentence,
    },
  ];
}
