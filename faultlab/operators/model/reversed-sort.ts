import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

/** A trap: where the data of the few tests that show it arrive in order, deleting the sort passes as well. */
export const operator: Operator = {
  letter: "M",
  description: "A comparison for sorting is reversed, and most tests are held out.",
  injections: (base) =>
    changedProjects(base.files, (source) => changeOrder.changes(source)).map((changed) => ({
      description: changed.description,
      candidate: changed.files,
      causes: [causes.model],
      heldOutShare: 0.8,
    })),
};
