import { changeVisibility } from "../../../src/health/candidates/mutants/change-visibility.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A public function is registered as an internal one, or the other way round.",
  (source) => changeVisibility.changes(source),
);
