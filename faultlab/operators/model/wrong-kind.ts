import { changeKind } from "../../../src/health/candidates/mutants/change-kind.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A function is registered as another kind.", (source) =>
  changeKind.changes(source),
);
