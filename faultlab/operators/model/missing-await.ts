import { dropAwait } from "../../../src/health/candidates/mutants/drop-await.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("A promise is not awaited.", (source) =>
  dropAwait.changes(source),
);
