import type { FixedPart } from "../../../domain/health-notes.ts";
import type { SourceOperator } from "../source-operator.ts";
import { changeReturns } from "./change-returns.ts";
import { destructureArguments } from "./destructure-arguments.ts";
import { extraIndex } from "./extra-index.ts";
import { extractConstant } from "./extract-constant.ts";
import { extractError } from "./extract-error.ts";
import { extractResult } from "./extract-result.ts";
import { functionExpression } from "./function-expression.ts";
import { numberAlias } from "./number-alias.ts";
import { aliasImport, renameBinding } from "./rename-binding.ts";
import { reorderFunctions } from "./reorder-functions.ts";
import { reorderMembers } from "./reorder-members.ts";
import { wrapDocument } from "./wrap-document.ts";

/** An operator whose results mean the same as the reference, and what a task must leave open for that. */
export interface EquivalenceOperator {
  readonly operator: SourceOperator;
  readonly unlessFixed?: FixedPart;
}

/** Every way in which an equivalent is made of a reference. An equivalent is right, so that a good grader passes it. */
export const equivalenceOperators: readonly EquivalenceOperator[] = [
  { operator: renameBinding },
  { operator: reorderMembers },
  { operator: reorderFunctions },
  { operator: extractConstant, unlessFixed: "structure" },
  { operator: extractResult },
  { operator: extractError },
  { operator: functionExpression },
  { operator: destructureArguments },
  { operator: aliasImport },
  { operator: numberAlias },
  { operator: wrapDocument },
  { operator: extraIndex, unlessFixed: "indexes" },
  { operator: changeReturns, unlessFixed: "returns" },
];
