import ts from "typescript";
import { methodOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault("An argument of the database is cast to any.", (source) =>
  descendants(source)
    .filter((node) => ts.isCallExpression(node))
    .filter((node) => ["get", "patch", "insert", "delete", "eq"].includes(methodOf(node) ?? ""))
    .flatMap((node) => node.arguments.slice(-1))
    .map((argument) => replaceNode(argument, `${argument.getText()} as any`)),
);
