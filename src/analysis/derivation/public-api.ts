import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix } from "node:path";
import ts from "typescript";
import { z } from "zod";

/** What a module of a package declares for others to use. */
export interface ModuleApi {
  /** Version of the package whose declarations were read. */
  readonly version: string;
  readonly exports: ReadonlySet<string>;
  /** Members of its interfaces and classes, inherited ones too, and of its values that are objects, by name. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
}

const packageSchema = z.object({
  version: z.string(),
  exports: z.record(z.string(), z.unknown()).optional(),
});
const conditionSchema = z.object({ import: z.object({ types: z.string() }) });

/**
 * The API of a module such as `convex/server`, from the type declarations of its package; `undefined` where the package
 * is not there in exactly this version, or has no such module.
 */
export function readModuleApi(module: string, version: string): ModuleApi | undefined {
  const [name = "", ...path] = module.split("/");
  const found = locatePackage(name);
  if (found === undefined || found.version !== version) return undefined;
  const entry = conditionSchema.safeParse(
    found.exports[path.length === 0 ? "." : `./${path.join("/")}`],
  );
  if (!entry.success) return undefined;
  const modules = readDeclarations(join(found.folder, entry.data.import.types));
  const [first] = modules.keys();
  const declared = new Map([...modules.values()].flatMap(declaredTypes));
  return {
    version,
    exports: first === undefined ? new Set() : exportsOf(first, modules),
    members: new Map([...declared.keys()].map((type) => [type, membersOf(type, declared)])),
  };
}

function locatePackage(name: string) {
  try {
    const file = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const { version, exports = {} } = packageSchema.parse(JSON.parse(readFileSync(file, "utf8")));
    return { folder: dirname(file), version, exports };
  } catch (error) {
    // A package that is not installed here, or keeps its manifest to itself, is one whose declarations are not known.
    if (error instanceof Error && "code" in error) return undefined;
    throw error;
  }
}

/** A file of declarations and all that it reaches by relative paths, by path. */
function readDeclarations(entry: string): ReadonlyMap<string, ts.SourceFile> {
  const modules = new Map<string, ts.SourceFile>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    const text = ts.sys.readFile(path);
    if (text === undefined) continue;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
    modules.set(path, source);
    waiting.push(...source.statements.flatMap((statement) => targetOf(statement, path) ?? []));
  }
  return modules;
}

function targetOf(statement: ts.Statement, from: string): string | undefined {
  if (!ts.isExportDeclaration(statement) && !ts.isImportDeclaration(statement)) return undefined;
  const { moduleSpecifier } = statement;
  if (moduleSpecifier === undefined || !ts.isStringLiteral(moduleSpecifier)) return undefined;
  if (!moduleSpecifier.text.startsWith(".")) return undefined;
  return posix.join(dirname(from), moduleSpecifier.text.replace(/\.js$/, ".d.ts"));
}

function exportsOf(
  path: string,
  modules: ReadonlyMap<string, ts.SourceFile>,
  seen: ReadonlySet<string> = new Set(),
): ReadonlySet<string> {
  const source = modules.get(path);
  if (source === undefined || seen.has(path)) return new Set();
  const names = source.statements.flatMap((statement): readonly string[] => {
    if (!ts.isExportDeclaration(statement)) return declaredNames(statement);
    const { exportClause } = statement;
    if (exportClause !== undefined) {
      return ts.isNamedExports(exportClause)
        ? exportClause.elements.map(({ name }) => name.text)
        : [];
    }
    const target = targetOf(statement, path);
    return target === undefined ? [] : [...exportsOf(target, modules, new Set([...seen, path]))];
  });
  return new Set(names);
}

function declaredNames(statement: ts.Statement): readonly string[] {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) === true;
  if (!isExported) return [];
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) =>
      ts.isIdentifier(name) ? [name.text] : [],
    );
  }
  const isNamed =
    ts.isInterfaceDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isFunctionDeclaration(statement);
  return isNamed && statement.name !== undefined ? [statement.name.text] : [];
}

interface DeclaredType {
  readonly own: ReadonlySet<string>;
  readonly bases: readonly string[];
}

function declaredTypes(source: ts.SourceFile): readonly (readonly [string, DeclaredType])[] {
  return source.statements.flatMap((statement) => {
    if (ts.isVariableStatement(statement)) return declaredObjects(statement);
    if (!ts.isInterfaceDeclaration(statement) && !ts.isClassDeclaration(statement)) return [];
    const own = memberNames([...statement.members]);
    const bases = (statement.heritageClauses ?? [])
      .flatMap(({ types }) => [...types])
      .flatMap(({ expression }) => (ts.isIdentifier(expression) ? [expression.text] : []));
    return statement.name === undefined ? [] : [[statement.name.text, { own, bases }] as const];
  });
}

/** Values such as the `v` of `convex/values`, whose members are written out. */
function declaredObjects({
  declarationList,
}: ts.VariableStatement): readonly (readonly [string, DeclaredType])[] {
  return declarationList.declarations.flatMap(({ name, type }) =>
    ts.isIdentifier(name) && type !== undefined && ts.isTypeLiteralNode(type)
      ? [[name.text, { own: memberNames([...type.members]), bases: [] }] as const]
      : [],
  );
}

function memberNames(members: readonly (ts.TypeElement | ts.ClassElement)[]): ReadonlySet<string> {
  const names = members.flatMap(({ name }) =>
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? [name.text] : [],
  );
  return new Set(names);
}

function membersOf(
  type: string,
  declared: ReadonlyMap<string, DeclaredType>,
  seen: readonly string[] = [],
): ReadonlySet<string> {
  const found = declared.get(type);
  if (found === undefined || seen.includes(type)) return new Set();
  const inherited = found.bases.flatMap((base) => [...membersOf(base, declared, [...seen, type])]);
  return new Set([...found.own, ...inherited]);
}
