import { changeIndex } from "../../../src/health/candidates/mutants/change-index.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "An index is missing, too short, or has its fields in another order.",
  (source) => changeIndex.changes(source),
);
