import { answerAbsence } from "../../../src/health/candidates/mutants/answer-absence.ts";
import { ambiguity } from "../../source/ambiguity.ts";

export const operator = ambiguity({
  description:
    "No sentence says any more what happens where a document is missing: null for an error, or the reverse.",
  changes: (source) => answerAbsence.changes(source),
  // A sentence that also gives the message would leave two things open, of which one is the check's wording.
  decides: (sentence) =>
    !/\bwhose message\b/i.test(sentence) &&
    /\b(?:throws?|error|not exist|missing|no such|when there is no|not found|is none)\b/i.test(
      sentence,
    ),
});
