import { relative, sep } from "node:path";
import { ESLint } from "eslint";
import type ts from "typescript";
import type { Diagnostic, Place } from "../../domain/diagnostic.ts";
import type { SuppressionComments } from "../../domain/suite.ts";

export interface LintRequest {
  /** Absolute path of the suite's lint config. */
  readonly configFile: string;
  /** Files to lint, relative to the project. */
  readonly files: readonly string[];
  /** Program that holds the files' types. */
  readonly program: ts.Program;
  /** What `eslint-disable` and other comments for the linter do. Default: `obeyed`. */
  readonly suppressionComments?: SuppressionComments | undefined;
}

export interface Linter {
  lint(request: LintRequest): Promise<readonly Diagnostic[]>;
}

/**
 * Lints the project at `projectDirectory` with the suite's config only; config files of the candidate are data.
 */
export function createLinter(projectDirectory: string): Linter {
  return {
    async lint({ configFile, files, program, suppressionComments }) {
      const eslint = new ESLint({
        cwd: projectDirectory,
        overrideConfigFile: configFile,
        overrideConfig: {
          linterOptions: suppressionComments === "ignored" ? { noInlineConfig: true } : {},
          languageOptions: {
            parserOptions: { programs: [program], project: null, projectService: false },
          },
        },
        errorOnUnmatchedPattern: false,
        warnIgnored: false,
      });
      const results = await eslint.lintFiles([...files]);
      return results.flatMap((result) => toDiagnostics(result, projectDirectory));
    },
  };
}

function toDiagnostics(result: ESLint.LintResult, projectDirectory: string): Diagnostic[] {
  const file = relative(projectDirectory, result.filePath).split(sep).join("/");
  return result.messages.map((message) => ({
    tool: "eslint",
    code: message.ruleId ?? (message.fatal === true ? "parse-error" : "unused-directive"),
    severity: message.severity === 2 ? "error" : "warning",
    message: message.message,
    place: placeOf(file, message),
  }));
}

function placeOf(
  file: string,
  found: {
    line: number;
    column: number;
    endLine?: number | undefined;
    endColumn?: number | undefined;
  },
): Place {
  const start = { file, line: found.line, column: found.column };
  if (found.endLine === undefined || found.endColumn === undefined) return start;
  return { ...start, endLine: found.endLine, endColumn: found.endColumn };
}
