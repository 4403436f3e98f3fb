import ts from "typescript";
import { replaceNode } from "../../src/health/candidates/source-operator.ts";
import { wrongGuideline } from "../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines import the types of ids and documents from a module that has none.",
  rewords: [
    {
      find: 'import type { Doc, Id } from "./_generated/dataModel";\n\nexport async function ticketsOf',
      replace: 'import type { Doc, Id } from "convex/values";\n\nexport async function ticketsOf',
    },
    {
      find: '`Doc<"table">` and `Id<"table">` from `./_generated/dataModel`',
      replace: '`Doc<"table">` and `Id<"table">` from `convex/values`',
    },
  ],
  changes: (source) =>
    source.statements
      .filter((statement) => ts.isImportDeclaration(statement))
      .map(({ moduleSpecifier }) => moduleSpecifier)
      .filter((specifier) => specifier.getText().endsWith('_generated/dataModel"'))
      .map((specifier) => replaceNode(specifier, '"convex/values"')),
});
