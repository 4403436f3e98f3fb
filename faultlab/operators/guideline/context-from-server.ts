import ts from "typescript";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { wrongGuideline } from "../../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines import the types of contexts from a module that has none.",
  rewords: [
    {
      find: 'import type { QueryCtx } from "./_generated/server";\nimport type { Doc, Id }',
      replace: 'import type { QueryCtx } from "convex/server";\nimport type { Doc, Id }',
    },
    {
      find: "`QueryCtx`, `MutationCtx` and `ActionCtx` come from `./_generated/server`",
      replace: "`QueryCtx`, `MutationCtx` and `ActionCtx` come from `convex/server`",
    },
  ],
  changes: (source) =>
    source.statements
      .filter((statement) => ts.isImportDeclaration(statement))
      .filter((statement) => /^import type \{[^}]*Ctx\b/.test(statement.getText()))
      .map(({ moduleSpecifier }) => moduleSpecifier)
      .filter((specifier) => specifier.getText().endsWith('_generated/server"'))
      .map((specifier) => replaceNode(specifier, '"convex/server"')),
});
