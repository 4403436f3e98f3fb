import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { removeMember } from "../../../src/health/candidates/remove-member.ts";
import type { SourceChange } from "../../../src/health/candidates/source-operator.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { wrongGuideline } from "../../source/wrong-guideline.ts";

export const operator = wrongGuideline({
  description: "The guidelines list three of the five fields of a pagination result.",
  rewords: [
    {
      find: 'A pagination result has five fields: `page` (array of documents), `isDone` (boolean), `continueCursor` (string), `splitCursor` (string or null, may be absent) and `pageStatus` (`"SplitRecommended"`, `"SplitRequired"` or null, may be absent).',
      replace:
        "A pagination result has three fields: `page` (array of documents), `isDone` (boolean) and `continueCursor` (string).",
    },
    {
      find: "keep the rest: `return { ...result, page: result.page.map(describe) };`",
      replace:
        "write `return { page: result.page.map(describe), isDone: result.isDone, continueCursor: result.continueCursor };`",
    },
    {
      find: "- `paginationResultValidator(item)` from `convex/server` builds the validator of a whole result from that of one item.\n",
      replace: "",
    },
  ],
  changes: (source) => [
    ...validators(source),
    ...descendants(source)
      .filter((node) => ts.isSpreadAssignment(node))
      .flatMap((node) => threeFields(node)),
  ],
});

function validators(source: ts.SourceFile): readonly SourceChange[] {
  const extra = descendants(source)
    .filter((node) => ts.isPropertyAssignment(node))
    .filter((node) => /^(?:splitCursor|pageStatus)$/.test(node.name?.getText() ?? ""));
  if (extra.length < 2) return [];
  const edits = extra.flatMap((member) => removeMember(member).edits);
  return [{ description: "validator of three fields", edits }];
}

function threeFields(node: ts.Node): readonly SourceChange[] {
  if (!ts.isSpreadAssignment(node) || !ts.isObjectLiteralExpression(node.parent)) return [];
  if (!node.parent.properties.some((member) => member.name?.getText() === "page")) return [];
  const result = node.expression.getText();
  const fields = `isDone: ${result}.isDone, continueCursor: ${result}.continueCursor`;
  return [replaceNode(node, fields, "result of three fields")];
}
