import { renameBinding } from "../../../src/health/candidates/equivalents/rename-binding.ts";
import type { Operator } from "../../operator.ts";
import { changedProjects } from "../../source/source-injections.ts";

export const operator: Operator = {
  letter: "E",
  description: "A local name is another one.",
  injections: (base) =>
    changedProjects(base.files, (source) => renameBinding.changes(source)).map(
      ({ description, files }) => ({ description, candidate: files, causes: [] }),
    ),
};
