import { causes } from "../operator.ts";
import type { Operator } from "../operator.ts";
import { changedProjects } from "./source-injections.ts";
import type { Changes } from "./source-injections.ts";

/** An operator that makes a mistake of a model at one place of the candidate. */
export function modelFault(description: string, changes: Changes): Operator {
  return {
    letter: "M",
    description,
    injections: (base) =>
      changedProjects(base.files, changes).map((changed) => ({
        description: changed.description,
        candidate: changed.files,
        causes: [causes.model],
      })),
  };
}
