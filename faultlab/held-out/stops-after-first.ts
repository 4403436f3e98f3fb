import ts from "typescript";
import { descendants } from "../../src/health/candidates/descendants.ts";
import { modelFault } from "../source/model-fault.ts";

export const operator = modelFault("A loop ends after its first round.", (source) =>
  descendants(source)
    .filter((node) => ts.isForOfStatement(node) || ts.isForStatement(node))
    .flatMap(({ statement }) => {
      if (!ts.isBlock(statement)) return [];
      const end = statement.getEnd() - 1;
      return [
        { description: "loop with break", edits: [{ start: end, end, text: "  break;\n    " }] },
      ];
    }),
);
