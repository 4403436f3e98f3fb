import { changeOrder } from "../../src/health/candidates/mutants/change-order.ts";
import { moveBoundary } from "../../src/health/candidates/mutants/move-boundary.ts";
import { swapNullAndThrow } from "../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { causes } from "../operator.ts";
import type { Operator } from "../operator.ts";
import { changedProjects } from "../source/source-injections.ts";

const config = "eslint.config.mjs";
const anchor = '      "prefer-const": "warn",\n';

/** Every candidate trips this rule of taste, and each has a fault of its own behind it. */
export const operator: Operator = {
  letter: "C",
  description: "A lint rule of taste fails the candidate, which also behaves wrongly.",
  injections: (base) => {
    const text = base.suiteFiles[config] ?? "";
    const strict = text.replace(
      anchor,
      `${anchor}      "sort-keys": "error",\n      "no-magic-numbers": "error",\n`,
    );
    return [swapNullAndThrow, changeOrder, moveBoundary].flatMap((fault) =>
      changedProjects(base.files, (source) => fault.changes(source)).map((changed) => ({
        description: `sort-keys, and ${changed.description}`,
        candidate: changed.files,
        suite: { [config]: strict },
        causes: [
          { ...causes.check, step: "eslint" },
          { ...causes.model, step: "tests" },
        ],
      })),
    );
  },
};
