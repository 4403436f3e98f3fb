import { z } from "zod";
import type { EvalHealth } from "../domain/health.ts";
import type { EvalPath } from "../domain/eval.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";

export const recordedHealthFile = "health.json";

const tally = z.object({ count: z.number(), of: z.number() });

const operatorCounts = z.record(z.string(), z.number());

const mutantName = z.object({
  operator: z.string(),
  file: z.string(),
  change: z.string(),
  occurrence: z.number(),
  variant: z.string().exactOptional(),
});

const healthSchema = z.object({
  evals: z.array(
    z.object({
      evalPath: z.string(),
      evalHash: z.string(),
      falseRejects: tally,
      falseAccepts: tally,
      assertionsWithoutSentence: tally,
      mutants: z
        .object({
          killed: tally,
          equivalent: z.number(),
          survivors: z.array(mutantName),
          operators: operatorCounts,
        })
        .nullable(),
      equivalents: z.object({ rejected: tally, operators: operatorCounts }).nullable(),
      flips: tally.nullable(),
      issues: z.array(z.string()),
    }),
  ),
});

/** Reads the health that `faultline validate --record` left in a suite; empty where there is none. */
export function parseRecordedHealth(text: string | undefined): ReadonlyMap<EvalPath, EvalHealth> {
  if (text === undefined) return new Map();
  const { evals } = parseJsonFile(recordedHealthFile, text, healthSchema);
  return new Map(evals.map((health) => [health.evalPath, health]));
}
