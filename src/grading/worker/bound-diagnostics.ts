import type { Diagnostic } from "../../domain/diagnostic.ts";

const mostDiagnostics = 200;
const longestMessage = 8_000;

/**
 * Keeps what a step found within bounds, errors before warnings: a candidate can make a compiler say half a million
 * things. What was left out is told in a note.
 */
export function boundDiagnostics(found: readonly Diagnostic[]): {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes: readonly string[];
} {
  const errors = found.filter(({ severity }) => severity === "error");
  const warnings = found.filter(({ severity }) => severity !== "error");
  const kept =
    found.length <= mostDiagnostics ? found : [...errors, ...warnings].slice(0, mostDiagnostics);
  const left = found.length - kept.length;
  return {
    diagnostics: kept.map(shortened),
    notes: left === 0 ? [] : [`${left} more findings were left out`],
  };
}

function shortened(diagnostic: Diagnostic): Diagnostic {
  const { message } = diagnostic;
  if (message.length <= longestMessage) return diagnostic;
  return { ...diagnostic, message: `${message.slice(0, longestMessage)}…` };
}
