import { changeType } from "../../../src/health/candidates/mutants/change-type.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A field has another primitive type.", (source) =>
  changeType.changes(source),
);
