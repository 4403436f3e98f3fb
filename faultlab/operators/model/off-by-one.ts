import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A boundary or a number is off by one.", (source) =>
  moveBoundary.changes(source),
);
