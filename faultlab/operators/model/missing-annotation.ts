import ts from "typescript";
import { registrationOf } from "../../../src/health/candidates/convex-syntax.ts";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A handler that calls functions of its own module lacks the type of its result.",
  (source) =>
    descendants(source).flatMap((node) => {
      const handler = registrationOf(node)?.handler;
      if (handler === undefined || !ts.isArrowFunction(handler) || handler.type === undefined) {
        return [];
      }
      const start = handler.type.getFullStart() - 1;
      const edits = [{ start, end: handler.type.getEnd(), text: "" }];
      return [{ description: `without ${handler.type.getText()}`, edits }];
    }),
);
