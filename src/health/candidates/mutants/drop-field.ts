import { isFieldsObject, isInReturns, isTables } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { removeMember } from "../remove-member.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Leaves a field out of a validator, or a table out of a schema. */
export const dropField: SourceOperator = {
  name: "drop field",
  changes: (source) =>
    descendants(source)
      .filter((node) => isFieldsObject(node) || isTables(node))
      .filter((node) => !isInReturns(node))
      .flatMap((object) => object.properties.map(removeMember)),
};
