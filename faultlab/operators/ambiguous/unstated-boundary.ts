import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { ambiguity } from "../../source/ambiguity.ts";

export const operator = ambiguity({
  description: "No sentence says any more whether a boundary belongs to the range.",
  changes: (source) =>
    moveBoundary
      .changes(source)
      .filter(({ description }) => /with (?:[<>]=?|[gl]te?)$/.test(description)),
  decides: (sentence) =>
    /\b(?:included|inclusive|excluded|at least|at most|or more|or less|from|up to(?! you)|greater|less|both ends)\b/i.test(
      sentence,
    ),
});
