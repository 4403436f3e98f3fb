import ts from "typescript";
import { methodChain } from "./method-chain.ts";

const operations: ReadonlySet<string> = new Set(
  "query get insert patch replace delete store getUrl runQuery runMutation runAction runAfter runAt".split(
    " ",
  ),
);

const byId: ReadonlySet<string> = new Set("get patch replace delete".split(" "));

/** Bounds of an index range: the same field, whatever the bound. */
const ranges: ReadonlySet<string> = new Set("eq gt gte lt lte".split(" "));

/** Operation and table, or field, of a call of the platform: what it does, whoever wrote it. */
export function anchorKey(node: ts.Node): string | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    return node.expression.text === "fetch" ? "fetch" : undefined;
  }
  const first = methodChain(node)?.links[0];
  if (first === undefined) return undefined;
  const [argument] = first.call.arguments;
  const literal =
    argument !== undefined && ts.isStringLiteralLike(argument) ? argument.text : undefined;
  if (ranges.has(first.name.text)) return literal === undefined ? undefined : `range ${literal}`;
  if (!operations.has(first.name.text)) return undefined;
  // Of a document whose id is at hand, the table may be left out.
  const isNamed = literal !== undefined && !byId.has(first.name.text);
  return isNamed ? `${first.name.text} ${literal}` : first.name.text;
}
