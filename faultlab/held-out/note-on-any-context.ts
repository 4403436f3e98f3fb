import ts from "typescript";
import { descendants } from "../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../src/health/candidates/source-operator.ts";
import { faultBesideNote } from "../source/gap-note.ts";

export const operator = faultBesideNote({
  description: "A helper's context is typed `any`, and an open note documents it.",
  notes:
    "open: The context of a helper is typed `any` instead of QueryCtx or MutationCtx, which the lint rule @typescript-eslint/no-explicit-any reports.\n",
  documented: true,
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isParameter(node))
      .map(({ type }) => type)
      .filter((type) => type !== undefined && /^(?:Query|Mutation|Action)Ctx$/.test(type.getText()))
      .flatMap((type) => (type === undefined ? [] : [replaceNode(type, "any")])),
});
