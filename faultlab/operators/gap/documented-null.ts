import { answerAbsence } from "../../../src/health/candidates/mutants/answer-absence.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description: "Null is returned for a missing document, and an open note documents it in words.",
  notes:
    "open: A missing document is answered with null, where the task wants an error to be thrown.\n",
  documented: true,
  changes: (source) =>
    answerAbsence.changes(source).filter(({ description }) => description.endsWith("return null;")),
});
