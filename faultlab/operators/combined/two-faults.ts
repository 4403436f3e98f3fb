import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { dropCondition } from "../../../src/health/candidates/mutants/drop-condition.ts";
import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

export const operator: Operator = {
  letter: "C",
  description: "Two mistakes at different places, each of which fails tests on its own.",
  injections: (base) =>
    changedProjects(base.files, (source) => [
      ...swapNullAndThrow.changes(source),
      ...changeOrder.changes(source),
    ]).flatMap((first) =>
      changedProjects(first.files, (source) => [
        ...moveBoundary.changes(source),
        ...dropCondition.changes(source),
      ]).flatMap((both) => {
        const second = changedProjects(base.files, (source) => [
          ...moveBoundary.changes(source),
          ...dropCondition.changes(source),
        ]).find(({ description }) => description === both.description);
        if (second === undefined) return [];
        return [
          {
            description: `${first.description}, and ${both.description}`,
            candidate: both.files,
            causes: [causes.model],
            partsAlone: [{ candidate: first.files }, { candidate: second.files }],
          },
        ];
      }),
    ),
};
