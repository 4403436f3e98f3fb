import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { faultBesideNote } from "../../source/gap-note.ts";

export const operator = faultBesideNote({
  description: "Null is returned for a missing document, and an open note documents it in words.",
  notes:
    "open: A missing document is answered with null, where the task wants an error to be thrown.\n",
  documented: true,
  changes: (source) =>
    swapNullAndThrow
      .changes(source)
      .filter(({ description }) => description.endsWith("return null;")),
});
