import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

/** Of a base with many places a few are enough. */
const casts = 3;

export const operator: Operator = {
  letter: "C",
  description:
    "An argument is cast to any, which the linter reports, and the behaviour is wrong as well.",
  injections: (base) =>
    changedProjects(base.files, (source) =>
      descendants(source)
        .filter((node) => ts.isCallExpression(node))
        .filter((node) => ["get", "patch", "insert", "eq"].includes(methodOf(node) ?? ""))
        .flatMap((node) => node.arguments.slice(-1))
        .map((argument) => replaceNode(argument, `${argument.getText()} as any`)),
    )
      .slice(0, casts)
      .flatMap((cast) =>
        changedProjects(cast.files, (source) => [
          ...swapNullAndThrow.changes(source),
          ...moveBoundary.changes(source),
        ]).map((both) => ({
          description: `${cast.description}, and ${both.description}`,
          candidate: both.files,
          causes: [
            { ...causes.model, step: "eslint" as const },
            { ...causes.model, step: "tests" as const },
          ],
          partsAlone: [{ candidate: cast.files }],
        })),
      ),
};
