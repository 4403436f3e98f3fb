import type { Insertable } from "kysely";
import type { Diagnostic, Place } from "../domain/diagnostic.ts";
import type { GradingId } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";
import type { TestResult } from "../domain/test-result.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { DiagnosticTable, Row, StepTable, TestResultTable } from "./tables.ts";

export interface StepRows {
  readonly step: Insertable<StepTable>;
  readonly diagnostics: readonly Insertable<DiagnosticTable>[];
  readonly tests: readonly Insertable<TestResultTable>[];
}

/** The rows that hold a step. */
export function rowsOfStep(gradingId: GradingId, step: Step): StepRows {
  const finished = step.status === "passed" || step.status === "failed" ? step : undefined;
  return {
    step: {
      grading_id: gradingId,
      name: step.name,
      status: step.status,
      duration_ms: step.status === "skipped" ? null : step.durationMs,
      skip_reason: step.status === "skipped" ? step.reason : null,
      error_kind: step.status === "errored" ? step.kind : null,
      error_message: step.status === "errored" ? step.message : null,
      notes: toJson(finished?.notes ?? []),
      has_tests: finished?.tests === undefined ? 0 : 1,
    },
    diagnostics: (finished?.diagnostics ?? []).map((diagnostic, position) => ({
      ...diagnosticColumns(diagnostic),
      grading_id: gradingId,
      step: step.name,
      position,
    })),
    tests: (finished?.tests ?? []).map((result, position) => ({
      ...testColumns(result),
      grading_id: gradingId,
      step: step.name,
      position,
    })),
  };
}

/** The step that its row holds, with its diagnostics and test results in their order. */
export function stepOfRows(
  row: Row<"step">,
  diagnostics: readonly Row<"diagnostic">[],
  tests: readonly Row<"test_result">[],
): Step {
  const { name, status } = row;
  const durationMs = row.duration_ms ?? 0;
  switch (status) {
    case "passed":
    case "failed":
      return {
        name,
        status,
        durationMs,
        notes: fromJson(row.notes),
        diagnostics: diagnostics.map(diagnosticOf),
        ...(row.has_tests === 1 && { tests: tests.map(testOf) }),
      };
    case "skipped":
      return { name, status, reason: row.skip_reason ?? "earlier-step-failed" };
    case "errored":
      return {
        name,
        status,
        durationMs,
        kind: row.error_kind ?? "skip-attempt",
        message: row.error_message ?? "",
      };
    default:
      return status satisfies never;
  }
}

function diagnosticColumns(
  diagnostic: Diagnostic,
): Omit<Insertable<DiagnosticTable>, "grading_id" | "step" | "position"> {
  const { tool, code, severity, message, place, test } = diagnostic;
  return {
    tool,
    code,
    severity,
    message,
    file: place?.file ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
    end_line: place?.endLine ?? null,
    end_column: place?.endColumn ?? null,
    test: test ?? null,
  };
}

function testColumns({ name, status, durationMs, failures }: TestResult) {
  return { name, status, duration_ms: durationMs, failures: toJson(failures) };
}

function diagnosticOf(row: Row<"diagnostic">): Diagnostic {
  const { tool, code, severity, message, test } = row;
  const place = placeOf(row);
  return { tool, code, severity, message, ...(place && { place }), ...(test !== null && { test }) };
}

function placeOf({
  file,
  line,
  column,
  end_line: endLine,
  end_column: endColumn,
}: Row<"diagnostic">): Place | undefined {
  if (file === null || line === null || column === null) return undefined;
  return {
    file,
    line,
    column,
    ...(endLine !== null && { endLine }),
    ...(endColumn !== null && { endColumn }),
  };
}

function testOf({
  name,
  status,
  duration_ms: durationMs,
  failures,
}: Row<"test_result">): TestResult {
  return { name, status, durationMs, failures: fromJson(failures) };
}
