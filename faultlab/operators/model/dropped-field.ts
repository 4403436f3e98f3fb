import { dropField } from "../../../src/health/candidates/mutants/drop-field.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A validator lacks a field, or a schema a table.", (source) =>
  dropField.changes(source),
);
