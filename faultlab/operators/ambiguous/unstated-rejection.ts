import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { ambiguity } from "../../source/ambiguity.ts";

export const operator = ambiguity({
  description:
    "No sentence says any more that something is refused, and the candidate lets it pass.",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isIfStatement(node))
      .filter(
        (node) => ts.isIfStatement(node) && /^\{?\s*throw /.test(node.thenStatement.getText()),
      )
      .map((node) => replaceNode(node, "", `without ${node.getText().slice(0, 60)}`)),
  // Without a sentence that also gives the message, the check's wording is nobody's demand either.
  decides: (sentence) =>
    !/\bwhose message\b|\bup to you\b/i.test(sentence) &&
    /\b(?:throws?|error|refused?|rejects?|rejected|fails?)\b/i.test(sentence),
});
