import { negateCondition } from "../../../src/health/candidates/mutants/negate-condition.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A condition is the wrong way round.", (source) =>
  negateCondition.changes(source),
);
