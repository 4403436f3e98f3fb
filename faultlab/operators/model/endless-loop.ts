import ts from "typescript";
import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { modelFault } from "../../source/model-fault.ts";

/** A trap: the search comes near loops that never end. */
export const operator = modelFault(
  "A boundary is wrong in code that loops until a query finds nothing.",
  (source) =>
    descendants(source).some((node) => ts.isWhileStatement(node) || ts.isDoStatement(node))
      ? moveBoundary.changes(source)
      : [],
);
