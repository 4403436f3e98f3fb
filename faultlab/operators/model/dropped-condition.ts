import { dropCondition } from "../../../src/health/candidates/mutants/drop-condition.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A condition of a query is missing.", (source) =>
  dropCondition.changes(source),
);
