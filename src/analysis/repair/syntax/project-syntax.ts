import ts from "typescript";
import type { ProjectFiles } from "../../../domain/project-files.ts";

/** A project parsed and bound, never evaluated. The checker answers which declaration a name means, no more. */
export interface ProjectSyntax {
  readonly files: ProjectFiles;
  readonly modules: ReadonlyMap<string, ts.SourceFile>;
  readonly checker: ts.TypeChecker;
  /** Canonical tokens by node, filled on demand. */
  readonly canonicalTokens: Map<ts.Node, readonly string[]>;
}

const options: ts.CompilerOptions = {
  noLib: true,
  noResolve: true,
  allowJs: true,
  types: [],
  jsx: ts.JsxEmit.Preserve,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
};

/** Parses the sources and JSON files of a project. A file that cannot be parsed at all is left out. */
export function parseProject(files: ProjectFiles): ProjectSyntax {
  const modules = new Map<string, ts.SourceFile>();
  for (const [path, text] of Object.entries(files)) {
    const module = isEditable(path) ? parseFile(path, text) : undefined;
    if (module !== undefined) modules.set(path, module);
  }
  const roots = [...modules.keys()].filter((path) => !path.endsWith(".json"));
  const program = ts.createProgram(roots, options, compilerHost(modules));
  return { files, modules, checker: program.getTypeChecker(), canonicalTokens: new Map() };
}

/** Does the text have syntax errors? Files that are no TypeScript, JavaScript or JSON have none. */
export function hasSyntaxErrors(path: string, text: string): boolean {
  if (path.endsWith(".json")) return ts.parseConfigFileTextToJson(path, text).error !== undefined;
  if (!isEditable(path)) return false;
  const { diagnostics = [] } = ts.transpileModule(text, {
    fileName: path,
    reportDiagnostics: true,
    compilerOptions: options,
  });
  return diagnostics.some((diagnostic) => diagnostic.category === ts.DiagnosticCategory.Error);
}

function isEditable(path: string): boolean {
  return (
    /\.([cm]?[jt]sx?|json)$/.test(path) &&
    !path.endsWith(".d.ts") &&
    !/(^|\/)(_generated|node_modules)\//.test(path)
  );
}

function parseFile(path: string, text: string): ts.SourceFile | undefined {
  try {
    return ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, scriptKind(path));
  } catch (error) {
    // Hostile nesting exhausts the parser's stack.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function scriptKind(path: string): ts.ScriptKind {
  if (path.endsWith(".json")) return ts.ScriptKind.JSON;
  if (path.endsWith("x")) return ts.ScriptKind.TSX;
  return /\.[cm]?js$/.test(path) ? ts.ScriptKind.JS : ts.ScriptKind.TS;
}

function compilerHost(modules: ReadonlyMap<string, ts.SourceFile>): ts.CompilerHost {
  return {
    getSourceFile: (path) => modules.get(path),
    getDefaultLibFileName: () => "lib.d.ts",
    writeFile: () => undefined,
    getCurrentDirectory: () => "",
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    fileExists: (path) => modules.has(path),
    readFile: (path) => modules.get(path)?.text,
  };
}
