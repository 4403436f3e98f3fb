import { reorderFunctions } from "../../../src/health/candidates/equivalents/reorder-functions.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

export const operator: Operator = {
  letter: "E",
  description: "Functions of a module change places.",
  injections: (base) =>
    changedProjects(base.files, (source) => reorderFunctions.changes(source)).map(
      ({ description, files }) => ({ description, candidate: files, causes: [] }),
    ),
};
