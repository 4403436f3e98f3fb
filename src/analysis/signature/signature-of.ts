import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { Signature } from "../../domain/signature.ts";
import type { FailedStep } from "../../domain/step.ts";
import { codeFamily } from "./code-family.ts";
import { environmentError } from "./environment-error.ts";
import { involvedApi } from "./involved-api.ts";
import { platformError } from "./platform-error.ts";

/** The signature of a failed step: that of its first error. */
export function signatureOf(step: FailedStep): Signature {
  const first = firstError(step);
  if (first === undefined) return { step: step.name, tool: "vitest", code: "no-diagnostic" };
  return diagnosticSignature(step.name, first);
}

/** The error that names the failure: the first of the step. */
export function firstError(step: FailedStep): Diagnostic | undefined {
  return step.diagnostics.find((each) => each.severity === "error");
}

/** Signature of one finding, free of the names that this candidate or this eval happened to choose. */
export function diagnosticSignature(step: Signature["step"], diagnostic: Diagnostic): Signature {
  const { tool, code, message } = diagnostic;
  const api = involvedApi(diagnostic);
  const named = environmentError(diagnostic) ?? platformError(message) ?? codeFamily(tool, code);
  return { step, tool, code: named, ...(api === undefined ? {} : { api }) };
}
