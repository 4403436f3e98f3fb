import { dropProperty } from "../../../src/health/candidates/mutants/drop-property.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A value lacks a property, or an element an attribute.",
  (source) => dropProperty.changes(source),
);
