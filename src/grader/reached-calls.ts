import { posix } from "node:path";
import type ts from "typescript";
import type { ProjectFiles } from "../domain/project-files.ts";
import { loadTypescript } from "./load-typescript.ts";
import { callsBelow, calledName, sourceCall } from "./source-calls.ts";
import type { SourceCall } from "./source-calls.ts";

/** A name at the top level of a file. */
interface Place {
  readonly file: string;
  readonly name: string;
}

interface Module {
  readonly source: ts.SourceFile;
  /** What stands at the top level, by name. */
  readonly declarations: ReadonlyMap<string, ts.Node>;
  /** Where a local name comes from, for imports, re-exports and renamed exports. A namespace has the name `*`. */
  readonly aliases: ReadonlyMap<string, Place>;
}

type Modules = ReadonlyMap<string, Module>;

/**
 * The calls of `called` that a function (`quotes:total` is `total` in `convex/quotes.ts`) comes to: in its own code,
 * and in that of the project's declarations which it mentions, directly or through others, in its file or imported.
 * A reference to a registered function (`internal.quotes.total`) is not followed.
 */
export function callsReachedFrom(
  files: ProjectFiles,
  name: string,
  called: string,
): readonly SourceCall[] {
  const modules = parseModules(files);
  const [module = "", exportName = ""] = name.split(":");
  const start = { file: resolveFile(files, `convex/${module}`) ?? "", name: exportName };
  return reachedFrom(start, modules).flatMap(({ node, source }) =>
    callsBelow(node)
      .filter((call) => calledName(call) === called)
      .map((call) => sourceCall({ node: call, source })),
  );
}

interface Reached {
  readonly node: ts.Node;
  readonly source: ts.SourceFile;
}

function reachedFrom(start: Place, modules: Modules): readonly Reached[] {
  const reached: Reached[] = [];
  const seen = new Set<string>();
  const open = [start];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const key = `${place.file}:${place.name}`;
    const module = modules.get(place.file);
    if (module === undefined || seen.has(key)) continue;
    seen.add(key);
    const node = module.declarations.get(place.name);
    const alias = module.aliases.get(place.name);
    if (node === undefined && alias !== undefined) open.push(alias);
    if (node === undefined) continue;
    reached.push({ node, source: module.source });
    open.push(...mentionsIn(node, place.file, module));
  }
  return reached;
}

/** The top-level names of the project that a piece of code mentions; members count only of whole modules. */
function mentionsIn(node: ts.Node, file: string, module: Module): readonly Place[] {
  const compiler = loadTypescript();
  if (compiler.isPropertyAccessExpression(node)) {
    const namespace = compiler.isIdentifier(node.expression)
      ? module.aliases.get(node.expression.text)
      : undefined;
    return namespace?.name === "*"
      ? [{ file: namespace.file, name: node.name.text }]
      : mentionsIn(node.expression, file, module);
  }
  const mentions: Place[] = compiler.isIdentifier(node) ? [{ file, name: node.text }] : [];
  compiler.forEachChild(node, (child) => {
    if (isKeyOf(child, node)) return;
    mentions.push(...mentionsIn(child, file, module));
  });
  return mentions;
}

/** Is this the key in `{ key: value }`, which mentions nothing? */
function isKeyOf(child: ts.Node, parent: ts.Node): boolean {
  return loadTypescript().isPropertyAssignment(parent) && parent.name === child;
}

function parseModules(files: ProjectFiles): Modules {
  const compiler = loadTypescript();
  const sources = Object.entries(files).filter(([path]) => /\.[cm]?[jt]sx?$/.test(path));
  return new Map(
    sources.map(([path, text]) => {
      const source = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
      const declarations = new Map(source.statements.flatMap(declarationsIn));
      const aliases = new Map(
        source.statements.flatMap((statement) => aliasesIn(statement, path, files)),
      );
      return [path, { source, declarations, aliases }] as const;
    }),
  );
}

function declarationsIn(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  const compiler = loadTypescript();
  if (compiler.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map((node) => [node.name.getText(), node]);
  }
  const isNamed =
    compiler.isFunctionDeclaration(statement) || compiler.isClassDeclaration(statement);
  return isNamed && statement.name ? [[statement.name.text, statement]] : [];
}

type Alias = readonly [string, Place];

function aliasesIn(statement: ts.Statement, path: string, files: ProjectFiles): readonly Alias[] {
  const compiler = loadTypescript();
  if (!compiler.isImportDeclaration(statement) && !compiler.isExportDeclaration(statement)) {
    return [];
  }
  const from = statement.moduleSpecifier;
  const file =
    from && compiler.isStringLiteralLike(from)
      ? resolveFile(files, posix.join(posix.dirname(path), from.text))
      : path;
  if (file === undefined) return [];
  const bindings = compiler.isImportDeclaration(statement)
    ? statement.importClause?.namedBindings
    : statement.exportClause;
  if (bindings === undefined) return [];
  if (compiler.isNamespaceImport(bindings) || compiler.isNamespaceExport(bindings)) {
    return [[bindings.name.text, { file, name: "*" }]];
  }
  return [...bindings.elements].map(({ name, propertyName }) => [
    name.text,
    { file, name: (propertyName ?? name).text },
  ]);
}

function resolveFile(files: ProjectFiles, path: string): string | undefined {
  const stem = path.replace(/\.[cm]?jsx?$/, "");
  const endings = [".ts", ".tsx", ".js", "/index.ts"];
  return [path, ...endings.map((ending) => stem + ending)].find((file) =>
    Object.hasOwn(files, file),
  );
}
