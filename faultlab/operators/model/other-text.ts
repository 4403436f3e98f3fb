import { changeText } from "../../../src/health/candidates/mutants/change-text.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A text that is compared, stored, returned or shown is another one.",
  (source) => changeText.changes(source),
);
