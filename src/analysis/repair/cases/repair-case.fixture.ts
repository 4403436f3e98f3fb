import type { Diagnostic, DiagnosticTool } from "../../../domain/diagnostic.ts";
import type { ProjectFiles } from "../../../domain/project-files.ts";
import type { StepName } from "../../../domain/step.ts";

/** A candidate with one known fault, written in another style than its reference. */
export interface RepairCase {
  readonly name: string;
  readonly candidate: ProjectFiles;
  readonly reference: ProjectFiles;
  readonly failedStep: StepName;
  readonly diagnostics: readonly Diagnostic[];
  readonly failingTests: readonly string[];
  /** Is the fault gone? Gets the code without white space, `"` for every quote, by file. */
  readonly isSound: (code: (file: string) => string) => boolean;
  /** Lines added plus removed by the change that put the fault in. */
  readonly trueLines: number;
  /** Lines that the best patch may change. */
  readonly mostLines: number;
  readonly mostTrials: number;
}

/** A type error of the deploy step. */
export function typeError(
  code: string,
  message: string,
  place: { readonly file: string; readonly line: number },
): Diagnostic {
  return { tool: "typescript", code, severity: "error", message, place: { ...place, column: 1 } };
}

/** An error without a place in the project. */
export function stepError(tool: DiagnosticTool, code: string, message: string): Diagnostic {
  return { tool, code, severity: "error", message };
}

/** A failed assertion of a test. */
export function testFailure(test: string, message: string): Diagnostic {
  return { tool: "vitest", code: "assertion", severity: "error", message, test };
}
