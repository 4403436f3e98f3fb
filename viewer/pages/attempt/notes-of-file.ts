import type { Diagnostic } from "../../../src/domain/diagnostic.ts";
import type { Step } from "../../../src/domain/step.ts";
import type { LineNote } from "../../code/line-note.ts";

/** What the steps' tools said about the lines of a file of the candidate. */
export function notesOfFile(steps: readonly Step[], file: string): readonly LineNote[] {
  return diagnosticsOf(steps).flatMap((diagnostic) => {
    const { place, severity, tool, code, message } = diagnostic;
    if (place?.file !== file) return [];
    const isOneLine = place.endLine === undefined || place.endLine === place.line;
    const end = isOneLine ? (place.endColumn ?? place.column + 1) : Infinity;
    return [
      {
        line: place.line,
        columns: { start: place.column, end },
        severity,
        source: `${tool} ${code}`,
        message,
      },
    ];
  });
}

/** What was said about the lines of a grader: the tests that failed there. */
export function notesOfGrader(steps: readonly Step[], file: string): readonly LineNote[] {
  const tests = steps.flatMap((step) => ("tests" in step ? (step.tests ?? []) : []));
  return tests.flatMap(({ name, failures }) =>
    failures.flatMap(({ graderPlace, code, message }): readonly LineNote[] =>
      graderPlace === undefined || !file.endsWith(`/${graderPlace.file}`)
        ? []
        : [
            {
              line: graderPlace.line,
              severity: "error",
              source: code,
              message: `${name}: ${message}`,
            },
          ],
    ),
  );
}

/** Errors in each file, by its name. */
export function errorCounts(steps: readonly Step[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { place, severity } of diagnosticsOf(steps)) {
    if (place === undefined || severity !== "error") continue;
    counts.set(place.file, (counts.get(place.file) ?? 0) + 1);
  }
  return counts;
}

/** Errors of a step that no line is to blame for. */
export function errorsWithoutPlace(step: Step | undefined): readonly Diagnostic[] {
  if (step === undefined || !("diagnostics" in step)) return [];
  return step.diagnostics.filter(({ place, test }) => place === undefined && test === undefined);
}

function diagnosticsOf(steps: readonly Step[]): readonly Diagnostic[] {
  return steps.flatMap((step) => ("diagnostics" in step ? step.diagnostics : []));
}
