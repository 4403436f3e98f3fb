import type { PushRejection } from "../../backend/deployment.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";

/** What the platform rejected, as a finding of the deploy step. */
export function rejectionDiagnostic(rejection: PushRejection): Diagnostic {
  const { phase, code, message, file, line, column } = rejection;
  const diagnostic: Diagnostic = { tool: phase, code, severity: "error", message };
  if (file === undefined) return diagnostic;
  return { ...diagnostic, place: { file, line: line ?? 1, column: column ?? 1 } };
}
