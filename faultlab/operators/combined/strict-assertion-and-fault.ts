import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";
import { withTest } from "../../source/suite-edits.ts";

/** Nobody passes the added test, and this candidate fails another one by its own fault. */
export const operator: Operator = {
  letter: "C",
  description: "An assertion is broken, and the candidate behaves wrongly in another test.",
  injections: (base) => {
    const title = "The functions carry their labels.";
    const body =
      '  expect(JSON.stringify(await deployment.functions())).toContain("label:functions");';
    const grader = withTest(base.eval.grader, title, body);
    if (!/\bdeployment\b/.test(base.eval.grader)) return [];
    const suite = { [base.eval.graderFile]: grader };
    return [swapNullAndThrow, changeOrder].flatMap((fault) =>
      changedProjects(base.files, (source) => fault.changes(source)).map((changed) => ({
        description: `a broken assertion, and ${changed.description}`,
        candidate: changed.files,
        suite,
        causes: [
          { ...causes.check, step: "tests" as const },
          { ...causes.model, step: "tests" as const },
        ],
        partsAlone: [{ candidate: changed.files }, { candidate: base.files, suite }],
      })),
    );
  },
};
