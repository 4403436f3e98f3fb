import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A prefix route is written as a glob in an exact path.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isPropertyAssignment(node) && node.name.getText() === "pathPrefix")
      .flatMap((node) =>
        ts.isPropertyAssignment(node) && ts.isStringLiteral(node.initializer)
          ? [replaceNode(node, `path: "${node.initializer.text}*"`)]
          : [],
      ),
);
