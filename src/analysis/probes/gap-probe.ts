import type { GapNote } from "../../domain/eval.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { documentsBehaviour } from "../derivation/documents-behaviour.ts";
import { matchGapNote } from "../signature/match-gap-note.ts";
import type { FailureTerms } from "../signature/failure-terms.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface GapFinding {
  readonly evidence: Evidence;
  /** The open note that documents this failure. */
  readonly note?: GapNote;
}

export interface GapInput {
  /** Words by which the failure can be recognised in a text. */
  readonly terms: FailureTerms;
  /** The smallest repair as a unified diff. */
  readonly diff?: string;
}

const question = "Does a gap note of the eval document this very failure?";

/** Matches the eval's gap notes against the terms of the failure. Notes that are covered or resolved are told, and do not count. */
export function gapProbe(investigation: Investigation, { terms, diff }: GapInput): GapFinding {
  const { eval: graded } = investigation;
  const log = startProbe("gap", investigation);
  const matching = graded.gapNotes.filter(
    ({ text }) =>
      matchGapNote(text, terms) || (diff !== undefined && documentsBehaviour(text, diff)),
  );
  const open = matching.find(({ status }) => status === "open");
  const told = open ?? matching[0];
  if (told === undefined) {
    const answer =
      graded.gapNotes.length === 0
        ? "The eval has no gap notes."
        : "No note of the eval speaks of it.";
    return { evidence: log.conclude({ question, answer }) };
  }
  const file = graded.gapFile ?? "GAPS.txt";
  const quote = { origin: "suite", file, line: told.line, text: told.text } as const;
  const answer =
    open === undefined
      ? `Only a note marked ${told.status}: it does not count.`
      : `Yes: "${told.text}"`;
  const evidence = log.conclude({ question, answer, quote });
  return open === undefined ? { evidence } : { evidence, note: open };
}
