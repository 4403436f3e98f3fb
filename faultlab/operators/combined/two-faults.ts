import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { dropCondition } from "../../../src/health/candidates/mutants/drop-condition.ts";
import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";
import type { Changes } from "../../source/source-injections.ts";

const first: Changes = (source) => [
  ...swapNullAndThrow.changes(source),
  ...changeOrder.changes(source),
];
const second: Changes = (source) => [
  ...moveBoundary.changes(source),
  ...dropCondition.changes(source),
];

/** Of a base with many places a few are enough. */
const firstFaults = 3;

export const operator: Operator = {
  letter: "C",
  description: "Two mistakes at different places, each of which fails tests on its own.",
  injections: (base) => {
    const alone = changedProjects(base.files, second);
    return changedProjects(base.files, first)
      .slice(0, firstFaults)
      .flatMap((one) =>
        changedProjects(one.files, second).flatMap((both) =>
          alone
            .filter(({ description }) => description === both.description)
            .map((other) => ({
              description: `${one.description}, and ${both.description}`,
              candidate: both.files,
              causes: [causes.model],
              partsAlone: [{ candidate: one.files }, { candidate: other.files }],
            })),
        ),
      );
  },
};
