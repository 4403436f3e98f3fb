import { globSync, readFileSync } from "node:fs";
import { posix, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** A TypeScript file of the repository; paths are relative to its root, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  readonly references: readonly Reference[];
}

/** What a file names to be loaded. */
export interface Reference {
  readonly specifier: string;
  /** Path in the repository of a relative specifier; absent for packages and `node:` modules. */
  readonly target?: string;
  /** `start`: the module is started as a process of its own, so it makes no import cycle. */
  readonly kind: "import" | "start";
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Reads and parses the files that match any of the patterns. */
export function readSources(...patterns: readonly string[]): readonly SourceFile[] {
  return globSync(patterns, { cwd: root })
    .map((path) => path.split(sep).join("/"))
    .toSorted()
    .map((path) => parseSource(path, readFileSync(posix.join(root, path), "utf8")));
}

/** Parses a text as the file at `path`, whether or not there is one. */
export function parseSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const references = descendants(tree).flatMap((node) => referencesOf(node, path));
  return { path, text, tree, references };
}

/** Every node below `node`, in order of the text. */
export function descendants(node: ts.Node): readonly ts.Node[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** Tests and what only tests load: they may import anything. */
export function isTestCode(path: string): boolean {
  return path.startsWith("test/") || /\.(test|contract|fixture)\.ts$/u.test(path);
}

function referencesOf(node: ts.Node, from: string): readonly Reference[] {
  const reference = specifierOf(node);
  if (reference === undefined) return [];
  const { specifier, kind } = reference;
  if (!specifier.startsWith(".")) return [{ specifier, kind }];
  const target = posix.join(posix.dirname(from), specifier);
  return [{ specifier, kind, target: kind === "start" ? `${target}.ts` : target }];
}

function specifierOf(node: ts.Node): Pick<Reference, "specifier" | "kind"> | undefined {
  const [literal, kind] = specifierNode(node);
  if (literal === undefined || !ts.isStringLiteralLike(literal)) return undefined;
  return { specifier: literal.text, kind };
}

function specifierNode(node: ts.Node): readonly [ts.Node | undefined, Reference["kind"]] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return [node.moduleSpecifier, "import"];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return [node.argument.literal, "import"];
  }
  if (!ts.isCallExpression(node)) return [undefined, "import"];
  if (node.expression.kind === ts.SyntaxKind.ImportKeyword) return [node.arguments[0], "import"];
  if (node.expression.getText() === "modulePath") return [node.arguments[1], "start"];
  return [undefined, "import"];
}
