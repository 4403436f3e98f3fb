import ts from "typescript";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

/** Where models believe that names come from. */
const believed: Readonly<Record<string, string>> = {
  "convex/values": '"convex/server"',
  "convex/server": '"./_generated/server"',
  "./_generated/server": '"convex/server"',
  "./_generated/api": '"./_generated/server"',
  "./_generated/dataModel": '"./_generated/server"',
  "convex/react": '"convex/react-clients"',
};

export const operator = modelFault(
  "Names are imported from a module that has none of them.",
  (source) =>
    source.statements
      .filter((statement) => ts.isImportDeclaration(statement))
      .map(({ moduleSpecifier }) => moduleSpecifier)
      .filter((specifier) => ts.isStringLiteral(specifier))
      .flatMap((specifier) => {
        const module = believed[specifier.text];
        return module === undefined ? [] : [replaceNode(specifier, module)];
      }),
);
