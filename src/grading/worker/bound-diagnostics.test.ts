import { expect, test } from "vitest";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { boundDiagnostics } from "./bound-diagnostics.ts";

function finding(severity: "error" | "warning", message: string): Diagnostic {
  return { tool: "typescript", code: "TS1", severity, message };
}

test("leaves a few findings as they are", () => {
  const found = [finding("warning", "w"), finding("error", "e")];
  expect(boundDiagnostics(found)).toEqual({ diagnostics: found, notes: [] });
});

test("keeps errors before warnings and says how many are left out", () => {
  const warnings = Array.from({ length: 300 }, () => finding("warning", "w"));
  const { diagnostics, notes } = boundDiagnostics([...warnings, finding("error", "e")]);
  expect(diagnostics).toHaveLength(200);
  expect(diagnostics[0]?.message).toBe("e");
  expect(notes).toEqual(["101 more findings were left out"]);
});

test("cuts messages of any length", () => {
  const { diagnostics } = boundDiagnostics([finding("error", "x".repeat(1_000_000))]);
  expect(diagnostics[0]?.message).toHaveLength(8_001);
});
