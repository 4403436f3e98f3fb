import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { ambiguity } from "../../source/ambiguity.ts";

export const operator = ambiguity({
  description:
    "No sentence says any more in which order results come, and the candidate has another order.",
  changes: (source) => changeOrder.changes(source),
  decides: (sentence) =>
    /\b(?:order\b|ascending|descending|newest|latest|oldest|earliest|first\b|last\b|lowest|highest)/i.test(
      sentence,
    ),
});
