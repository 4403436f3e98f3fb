import { changeOptionality } from "../../../src/health/candidates/mutants/change-optionality.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A required field is optional, or an optional one required.",
  (source) => changeOptionality.changes(source),
);
