import { changeOrder } from "../../../src/health/candidates/mutants/change-order.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("Results come in the opposite order.", (source) =>
  changeOrder.changes(source),
);
