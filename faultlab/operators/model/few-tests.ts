import { dropCondition } from "../../../src/health/candidates/mutants/drop-condition.ts";
import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

/** A trap: what is seen can be repaired in ways that keep what is not seen. */
export const operator: Operator = {
  letter: "M",
  description:
    "A condition is missing, and three of four tests, which show how it matters, are held out.",
  injections: (base) =>
    [dropCondition, moveBoundary, swapNullAndThrow].flatMap((fault) =>
      changedProjects(base.files, (source) => fault.changes(source)).map((changed) => ({
        description: changed.description,
        candidate: changed.files,
        causes: [causes.model],
        heldOutShare: 0.75,
      })),
    ),
};
