import type { SourceOperator } from "../source-operator.ts";
import { changeIndex } from "./change-index.ts";
import { changeKind } from "./change-kind.ts";
import { changeOperator } from "./change-operator.ts";
import { changeOptionality } from "./change-optionality.ts";
import { changeOrder } from "./change-order.ts";
import { changeText } from "./change-text.ts";
import { changeType } from "./change-type.ts";
import { changeVisibility } from "./change-visibility.ts";
import { dropAwait } from "./drop-await.ts";
import { dropCondition } from "./drop-condition.ts";
import { dropField } from "./drop-field.ts";
import { dropProperty } from "./drop-property.ts";
import { dropStatement } from "./drop-statement.ts";
import { dropUnionMember } from "./drop-union-member.ts";
import { moveBoundary } from "./move-boundary.ts";
import { negateCondition } from "./negate-condition.ts";
import { renameExport } from "./rename-export.ts";
import { swapNullAndThrow } from "./swap-null-and-throw.ts";
import { widenValidator } from "./widen-validator.ts";

/** Every way in which a mutant is made of a reference. A mutant is wrong, so that a good grader fails it. */
export const mutationOperators: readonly SourceOperator[] = [
  swapNullAndThrow,
  dropStatement,
  negateCondition,
  dropCondition,
  moveBoundary,
  changeOrder,
  changeOperator,
  dropProperty,
  changeText,
  dropAwait,
  changeVisibility,
  changeKind,
  renameExport,
  dropField,
  changeType,
  widenValidator,
  changeOptionality,
  dropUnionMember,
  changeIndex,
];
