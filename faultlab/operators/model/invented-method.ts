import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

/** Names from other databases, and from older versions. */
const invented: Readonly<Record<string, string>> = {
  collect: "toArray",
  first: "findFirst",
  unique: "findUnique",
  take: "limit",
  patch: "update",
  insert: "create",
  delete: "remove",
  order: "orderBy",
  withIndex: "useIndex",
  runMutation: "mutate",
  runQuery: "query",
  runAfter: "schedule",
  paginate: "page",
};

export const operator = modelFault(
  "A method is called that the platform does not have.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isPropertyAccessExpression(node) && ts.isCallExpression(node.parent))
      .flatMap((node) => {
        if (!ts.isPropertyAccessExpression(node)) return [];
        const name = Object.hasOwn(invented, node.name.text) ? invented[node.name.text] : undefined;
        return name === undefined ? [] : [replaceNode(node.name, name)];
      }),
);
