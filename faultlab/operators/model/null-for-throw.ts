import { swapNullAndThrow } from "../../../src/health/candidates/mutants/swap-null-and-throw.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A missing document is answered with null where an error is due, or the other way round.",
  (source) => swapNullAndThrow.changes(source),
);
