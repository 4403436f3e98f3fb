import { join, relative, sep } from "node:path";
import ts from "typescript";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { SuppressionComments } from "../../domain/suite.ts";
import { confineCompiler } from "./confine-compiler.ts";

/** Which part of a project: functions of the deployment, or the client. Each is a program of its own. */
export type ProjectPart = "convex" | "src";

export interface TypeChecker {
  /** Type-checks a part of a project as it is on disk. */
  check(sources: ProjectSources): readonly Diagnostic[];
  /** The program of a part of a project as it is on disk: the one that was last checked, where it is the same. */
  programFor(sources: ProjectSources): ts.Program;
}

export interface ProjectSources {
  readonly part: ProjectPart;
  /** Relative to the project. */
  readonly rootFiles: readonly string[];
  /** Equal only where files and packages of the project, and what becomes of its suppressions, are. */
  readonly version: string;
  /** What `@ts-nocheck` and its like do. Default: `obeyed`. */
  readonly suppressionComments?: SuppressionComments;
}

const sharedOptions: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  allowJs: true,
  isolatedModules: true,
  allowSyntheticDefaultImports: true,
  forceConsistentCasingInFileNames: true,
  target: ts.ScriptTarget.ESNext,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  jsx: ts.JsxEmit.ReactJSX,
  types: ["*"],
};

// The two parts differ only in what the platform's and Vite's templates give them.
const partOptions: Readonly<Record<ProjectPart, ts.CompilerOptions>> = {
  convex: { ...sharedOptions, lib: ["lib.es2023.d.ts", "lib.dom.d.ts"] },
  src: { ...sharedOptions, lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"] },
};

/**
 * Keeps one incremental program per part of the project at `projectDirectory`. The suite's options apply whatever
 * `tsconfig.json` the candidate wrote. Library files are parsed once per process.
 */
export function createTypeChecker(projectDirectory: string): TypeChecker {
  const libraries = new Map<string, ts.SourceFile>();
  const programs = new Map<
    ProjectPart,
    { readonly version: string; readonly program: ts.Program }
  >();
  const programFor: TypeChecker["programFor"] = ({
    part,
    rootFiles,
    version,
    suppressionComments,
  }) => {
    const last = programs.get(part);
    if (last?.version === version) return last.program;
    // Only the project's own: type packages of folders above it must not leak in.
    const typeRoots = [join(projectDirectory, "node_modules/@types")];
    const options = { ...partOptions[part], typeRoots };
    const program = ts.createProgram({
      rootNames: rootFiles.map((file) => join(projectDirectory, file)),
      options,
      host: cachingHost(options, { projectDirectory, libraries, suppressionComments }),
      ...(last && { oldProgram: last.program }),
    });
    programs.set(part, { version, program });
    return program;
  };
  return {
    programFor,
    check: (sources) => collectDiagnostics(programFor(sources), projectDirectory),
  };
}

interface HostSetup {
  readonly projectDirectory: string;
  readonly libraries: Map<string, ts.SourceFile>;
  readonly suppressionComments: SuppressionComments | undefined;
}

function cachingHost(
  options: ts.CompilerOptions,
  { projectDirectory, libraries, suppressionComments }: HostSetup,
): ts.CompilerHost {
  const host = confineCompiler(ts.createCompilerHost(options), projectDirectory, options);
  const parse: ts.CompilerHost["getSourceFile"] = (fileName, languageVersion) => {
    const text = host.readFile(fileName);
    return text === undefined
      ? undefined
      : ts.createSourceFile(fileName, text, languageVersion, false);
  };
  return {
    ...host,
    getCurrentDirectory: () => projectDirectory,
    getSourceFile(fileName, languageVersion, onError) {
      if (isProjectFile(fileName, projectDirectory)) {
        const own = versioned(parse(fileName, languageVersion, onError));
        return suppressionComments === "ignored" ? withoutSuppressions(own) : own;
      }
      const known = libraries.get(fileName);
      if (known !== undefined) return known;
      const file = versioned(parse(fileName, languageVersion, onError));
      if (file !== undefined) libraries.set(fileName, file);
      return file;
    },
  };
}

function isProjectFile(fileName: string, projectDirectory: string): boolean {
  return fileName.startsWith(projectDirectory) && !fileName.includes("/node_modules/");
}

/** The fields in which the compiler's parser keeps `@ts-ignore`, `@ts-expect-error` and `@ts-nocheck`. */
function withoutSuppressions(file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (file === undefined) return undefined;
  return Object.assign(file, { commentDirectives: undefined, checkJsDirective: undefined });
}

/** `oldProgram` reuses a file only where both carry a version. */
function versioned(file: ts.SourceFile | undefined): ts.SourceFile | undefined {
  if (file === undefined) return undefined;
  return Object.assign(file, { version: ts.sys.createHash?.(file.text) ?? file.text });
}

function collectDiagnostics(program: ts.Program, projectDirectory: string): Diagnostic[] {
  const found = [
    ...program.getSyntacticDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program.getSemanticDiagnostics(),
  ];
  return ts
    .sortAndDeduplicateDiagnostics(found)
    .filter((each) => each.category === ts.DiagnosticCategory.Error)
    .map((each) => toDiagnostic(each, projectDirectory));
}

function toDiagnostic(found: ts.Diagnostic, projectDirectory: string): Diagnostic {
  const diagnostic: Diagnostic = {
    tool: "typescript",
    code: `TS${found.code}`,
    severity: "error",
    message: ts.flattenDiagnosticMessageText(found.messageText, "\n"),
  };
  if (found.file === undefined || found.start === undefined) return diagnostic;
  const start = found.file.getLineAndCharacterOfPosition(found.start);
  const end = found.file.getLineAndCharacterOfPosition(found.start + (found.length ?? 0));
  const file = relative(projectDirectory, found.file.fileName).split(sep).join("/");
  const place = {
    file,
    line: start.line + 1,
    column: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
  return { ...diagnostic, place };
}
