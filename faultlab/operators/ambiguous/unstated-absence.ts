import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { ambiguity } from "../../source/ambiguity.ts";

export const operator = ambiguity({
  description:
    "No sentence says any more what happens where a document is missing: null for an error, or the reverse.",
  changes: (source) => swapNullAndThrow.changes(source),
  decides: (sentence) =>
    /\b(?:throws?|error|not exist|missing|no such|when there is no|not found|is none)\b/i.test(
      sentence,
    ),
});
