import { dropStatement } from "../../../src/health/candidates/mutants/drop-statement.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A statement that does something is missing.", (source) =>
  dropStatement.changes(source),
);
