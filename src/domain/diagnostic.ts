/** Who reported a diagnostic. `analysis` is the evaluation of the pushed modules, `schema` the push of the schema. */
export type DiagnosticTool =
  | "reply-parser"
  | "install"
  | "typescript"
  | "bundler"
  | "analysis"
  | "schema"
  | "eslint"
  | "vitest"
  | "grading";

export type Severity = "error" | "warning";

/** A place in a project file. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

/**
 * One finding of a tool. `code` is the tool's own stable name for the kind of finding: `TS2339`, an
 * ESLint rule id, a push error such as `InvalidModules`, an assertion kind such as `toContain`.
 * `file` paths of diagnostics are relative to the candidate's project; a finding about no file has no place.
 */
export interface Diagnostic {
  readonly tool: DiagnosticTool;
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place?: Place;
  /** Title of the failing test, for tool `vitest`. */
  readonly test?: string;
}

/** The line of an error's message that says what happened: the platform's wrapping around it is left out. */
export function headline(message: string): string {
  const lines = message.split("\n").map((line) => line.trim());
  const named = lines.find(
    (line) => line !== "" && !/^(\[Request ID: \w+\] )?Server Error$/.test(line),
  );
  return (named ?? message).replace(/^Uncaught (Error: )?/, "");
}
