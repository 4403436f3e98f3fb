import { extractResult } from "../../../src/health/candidates/equivalents/extract-result.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

export const operator: Operator = {
  letter: "E",
  description: "A result is kept in a constant before it is returned.",
  injections: (base) =>
    changedProjects(base.files, (source) => extractResult.changes(source)).map(
      ({ description, files }) => ({ description, candidate: files, causes: [] }),
    ),
};
