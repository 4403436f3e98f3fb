import { causes } from "../operator.ts";
import type { Operator } from "../operator.ts";
import { changedProjects } from "./source-injections.ts";
import type { Changes } from "./source-injections.ts";
import { evalFile } from "./suite-edits.ts";

export interface GapNoteOptions {
  readonly description: string;
  readonly changes: Changes;
  /** Text of `GAPS.txt`. */
  readonly notes: string;
  /** Does an open note document this very failure, not only its symptom? */
  readonly documented: boolean;
}

/** An operator that makes a mistake of a model in an eval with a gap note that documents it, or only seems to. */
export function faultBesideNote({
  description,
  changes,
  notes,
  documented,
}: GapNoteOptions): Operator {
  return {
    letter: "K",
    description,
    injections: (base) =>
      changedProjects(base.files, changes).map((changed) => ({
        description: changed.description,
        candidate: changed.files,
        suite: { [evalFile(base, "GAPS.txt")]: notes },
        causes: [documented ? causes.knownGap : causes.model],
      })),
  };
}
