import { answerAbsence } from "../../../src/health/candidates/mutants/answer-absence.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description: "An error is thrown where null is due, and an open note documents the reverse.",
  notes:
    "open: A missing document is answered with null, where the task wants an error to be thrown.\n",
  documented: false,
  changes: (source) =>
    answerAbsence
      .changes(source)
      .filter(({ description }) => description.startsWith("return null;")),
});
