import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import { registrationOf } from "../convex-syntax.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Registers a function under another name than the task says. */
export const renameExport: SourceOperator = {
  name: "wrong name",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isVariableDeclaration(node))
      .filter(({ initializer }) => initializer !== undefined && registrationOf(initializer))
      .map(({ name }) => replaceNode(name, `${name.getText()}Now`)),
};
