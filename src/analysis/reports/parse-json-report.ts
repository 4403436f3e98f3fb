import { z } from "zod";
import type { DiagnosticTool } from "../../domain/diagnostic.ts";
import type { PriorRun } from "../../domain/prior-run.ts";
import { signatureKey } from "../../domain/signature.ts";
import { stepNames } from "../../domain/step.ts";
import { classifications } from "../../domain/verdict.ts";

const tools = [
  "reply-parser",
  "install",
  "typescript",
  "bundler",
  "analysis",
  "schema",
  "eslint",
  "vitest",
  "grading",
] as const satisfies readonly DiagnosticTool[];

/** The part of a stored report that later runs ask about. */
const storedReport = z.object({
  format: z.literal("faultline-report/1"),
  run: z.object({
    id: z.string(),
    date: z.string(),
    experiment: z.string(),
    guidelines: z.boolean(),
  }),
  rate: z.object({ passed: z.number(), total: z.number() }),
  verdicts: z.array(
    z.object({
      classification: z.enum(classifications).nullable(),
      repeat: z.object({ kind: z.string() }),
      failure: z.object({
        evalPath: z.string(),
        step: z.enum(stepNames),
        error: z.string(),
        signature: z.object({
          step: z.enum(stepNames),
          tool: z.enum(tools),
          code: z.string(),
          api: z.string().exactOptional(),
        }),
      }),
    }),
  ),
  actionsTaken: z.array(z.string()),
});

/** Reads a stored report as an earlier run; undefined for what is not a report of ours. */
export function parseJsonReport(text: string): PriorRun | undefined {
  const parsed = storedReport.safeParse(jsonOrUndefined(text));
  if (!parsed.success) return undefined;
  const { run, rate, verdicts, actionsTaken } = parsed.data;
  return {
    run: run.id,
    date: run.date,
    experiment: run.experiment,
    guidelines: run.guidelines,
    ...rate,
    failures: verdicts.map(({ failure, classification, repeat }) => ({
      evalPath: failure.evalPath,
      failedStep: failure.step,
      ...(classification === null ? {} : { classification }),
      signature: signatureKey(failure.signature),
      error: failure.error,
      ...(repeat.kind === "same-signature" ? { repeated: true } : {}),
    })),
    actionsTaken,
  };
}

function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
