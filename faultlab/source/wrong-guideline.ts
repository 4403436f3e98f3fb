import { causes } from "../operator.ts";
import type { Operator } from "../operator.ts";
import { changedProjects } from "./source-injections.ts";
import type { Changes } from "./source-injections.ts";
import { guidelinesFile, replacedOnce } from "./suite-edits.ts";

export interface WrongGuidelineOptions {
  readonly description: string;
  /** Replacements in the guidelines; each text must occur exactly once. */
  readonly rewords: readonly { readonly find: string; readonly replace: string }[];
  /** What a candidate that follows the wrong words does. */
  readonly changes: Changes;
}

/** An operator that makes the guidelines say the wrong thing, and lets the candidate follow them. */
export function wrongGuideline(options: WrongGuidelineOptions): Operator {
  const { description, rewords, changes } = options;
  return {
    letter: "G",
    description,
    injections: (base) =>
      rewords
        .reduce<readonly string[]>(
          (texts, { find, replace }) => texts.flatMap((text) => replacedOnce(text, find, replace)),
          [base.suiteFiles[guidelinesFile] ?? ""],
        )
        .flatMap((guidelines) =>
          changedProjects(base.files, changes).map((changed) => ({
            description: changed.description,
            candidate: changed.files,
            suite: { [guidelinesFile]: guidelines },
            causes: [causes.guidelines],
          })),
        ),
  };
}
