import { answerAbsence } from "../../../src/health/candidates/mutants/answer-absence.ts";
import { wrongGuideline } from "../../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines forbid errors for missing documents, which the task asks for.",
  rewords: [
    {
      find: "Await every promise. Throw `Error` objects (or `ConvexError` from `convex/values` for a message that clients shall see).",
      replace:
        "Await every promise. Functions never throw for a missing document, whatever the task says: they return `null`.",
    },
  ],
  changes: (source) =>
    answerAbsence.changes(source).filter(({ description }) => description.endsWith("return null;")),
});
