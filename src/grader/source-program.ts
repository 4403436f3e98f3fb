import type ts from "typescript";
import { loadTypescript } from "./load-typescript.ts";
import type { ProjectFiles } from "../domain/project-files.ts";

/** A place in a candidate's source. */
export interface SourcePlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
}

/** A candidate's sources, parsed, with what its names refer to. Packages and generated code are left out. */
export interface SourceProgram {
  /** Every node of every file that passes, in the order of the source. */
  nodes<Node extends ts.Node>(isWanted: (node: ts.Node) => node is Node): readonly Node[];
  /** What a name or a member stands for, across imports between the files; empty where it is unknown. */
  declarationsOf(name: ts.Node): readonly ts.Declaration[];
}

const root = "/candidate/";

/** Parses the TypeScript and JavaScript among the files. Source that is not valid yields what can be read of it. */
export function sourceProgram(files: ProjectFiles): SourceProgram {
  const compiler = loadTypescript();
  const paths = Object.keys(files).filter((path) => /\.[cm]?[jt]sx?$/.test(path));
  const program = compiler.createProgram({
    rootNames: paths.map((path) => root + path),
    options: {
      noLib: true,
      allowJs: true,
      jsx: compiler.JsxEmit.ReactJSX,
      target: compiler.ScriptTarget.Latest,
      module: compiler.ModuleKind.ESNext,
      moduleResolution: compiler.ModuleResolutionKind.Bundler,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    host: hostOf(files),
  });
  const checker = program.getTypeChecker();
  const sources = program.getSourceFiles();
  return {
    nodes: (isWanted) => sources.flatMap((source) => nodesBelow(source, isWanted)),
    declarationsOf: (name) => {
      const symbol = checker.getSymbolAtLocation(name);
      if (symbol === undefined) return [];
      const isAlias = (symbol.flags & compiler.SymbolFlags.Alias) !== 0;
      return (isAlias ? checker.getAliasedSymbol(symbol) : symbol).declarations ?? [];
    },
  };
}

/** Where a node stands. */
export function placeOf(node: ts.Node): SourcePlace {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
  return { file: source.fileName.slice(root.length), line: line + 1 };
}

function nodesBelow<Node extends ts.Node>(
  node: ts.Node,
  isWanted: (node: ts.Node) => node is Node,
): readonly Node[] {
  const found: Node[] = isWanted(node) ? [node] : [];
  loadTypescript().forEachChild(node, (child) => {
    found.push(...nodesBelow(child, isWanted));
  });
  return found;
}

function hostOf(files: ProjectFiles): ts.CompilerHost {
  const compiler = loadTypescript();
  const textOf = (path: string): string | undefined =>
    path.startsWith(root) && Object.hasOwn(files, path.slice(root.length))
      ? files[path.slice(root.length)]
      : undefined;
  return {
    fileExists: (path) => textOf(path) !== undefined,
    readFile: textOf,
    getSourceFile: (path, languageVersion) => {
      const text = textOf(path);
      if (text === undefined) return undefined;
      return compiler.createSourceFile(path, text, languageVersion, true);
    },
    getDefaultLibFileName: () => "lib.d.ts",
    getCurrentDirectory: () => root,
    getCanonicalFileName: (path) => path,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => "\n",
    writeFile: () => undefined,
  };
}
