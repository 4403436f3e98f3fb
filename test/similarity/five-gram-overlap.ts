import ts from "typescript";

const size = 5;

/** Tokens of TypeScript code: no comments, layout or semicolons, one kind of quotes. */
export function codeTokens(code: string): readonly string[] {
  const tree = ts.createSourceFile(
    "code.tsx",
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  return leavesOf(tree, tree)
    .map((text) => text.replace(/^'(.*)'$/su, '"$1"'))
    .filter((text) => text !== "" && text !== ";");
}

/** Every run of five tokens, in order, with repetitions. */
export function fiveGrams(tokens: readonly string[]): readonly string[] {
  return tokens
    .slice(0, Math.max(0, tokens.length - size + 1))
    .map((_, start) => tokens.slice(start, start + size).join(" "));
}

export interface Overlap {
  /** Five-grams that are not boilerplate. */
  readonly own: number;
  /** Share of them that the reference holds too; 0 where there are none. */
  readonly shared: number;
}

/** How many five-grams of `text` are not `boilerplate`, and how many of those `reference` holds too. */
export function overlap(
  text: readonly string[],
  reference: readonly string[],
  boilerplate: ReadonlySet<string>,
): Overlap {
  const known = new Set(reference);
  const own = text.filter((gram) => !boilerplate.has(gram));
  const shared = own.filter((gram) => known.has(gram));
  return { own: own.length, shared: own.length === 0 ? 0 : shared.length / own.length };
}

/** Code of the fenced blocks of a Markdown text. */
export function fencedCode(markdown: string): string {
  const blocks = [...markdown.matchAll(/^(`{3,})[^\n]*\n(.*?)^\1`*\s*$/gmsu)];
  return blocks.map((block) => block[2]).join("\n");
}

function leavesOf(node: ts.Node, tree: ts.SourceFile): readonly string[] {
  if (ts.isJSDoc(node)) return [];
  const children = node.getChildren(tree);
  if (children.length === 0) return [node.getText(tree).trim()];
  return children.flatMap((child) => leavesOf(child, tree));
}
