import { z } from "zod";

const snippet = z.object({ file: z.string(), line: z.number().int().positive(), text: z.string() });

/** What a script may rely on in `faultline show <run> --json`. */
export const shown = z.object({
  total: z.number(),
  passed: z.number(),
  failed: z.number(),
  failedByStep: z.record(z.string(), z.number()),
  /** Null before the run is analysed. */
  byClassification: z.record(z.string(), z.number()).nullable(),
});

/** What a script may rely on in each of `failures` in `faultline analyze <run> --json`. */
export const analyzedFailure = z.object({
  evalPath: z.string(),
  failedStep: z.string(),
  error: z.string().min(1),
  classification: z.string(),
  blame: z.string(),
  confidence: z.enum(["proven", "supported", "undetermined"]),
  signature: z.unknown(),
  oneLine: z.string().min(1),
  reasoning: z.string().min(1),
  modelSnippet: snippet,
  expectedSnippet: snippet,
  evidence: z
    .array(z.object({ id: z.string(), probe: z.string(), answer: z.string().min(1) }))
    .min(1),
  certificate: z
    .object({
      id: z.string(),
      side: z.enum(["candidate", "check"]),
      granularity: z.string(),
      changedLines: z.number().positive(),
      confirmed: z.boolean(),
    })
    .optional(),
  repeat: z.unknown(),
});

export type AnalyzedFailure = z.infer<typeof analyzedFailure>;

export const analyzed = z.object({ failures: z.array(analyzedFailure) });

const effect = z.object({
  gained: z.array(z.string()),
  lost: z.array(z.string()),
  passedBefore: z.number(),
  passedAfter: z.number(),
});

const rate = z.object({
  passed: z.number(),
  total: z.number(),
  low: z.number(),
  high: z.number(),
});

/** What a report's JSON holds that the Markdown beside it is rendered from. */
export const storedReport = z.object({
  run: z.object({ id: z.string(), durationSeconds: z.number() }),
  rate,
  byCategory: z.array(rate.extend({ category: z.string() })),
  verdicts: z.array(
    z.object({
      failure: z.object({
        evalPath: z.string(),
        testsPassed: z.number().optional(),
        testsTotal: z.number().optional(),
      }),
      repeat: z.object({ kind: z.string() }),
    }),
  ),
  recommendations: z.array(
    z.object({
      group: z.string(),
      edits: z.array(z.unknown()),
      effect: effect.optional(),
      /** The same with the suite's checks as they are now, where they have changed since the run. */
      currentCheckEffect: effect.optional(),
    }),
  ),
  patterns: z.array(
    z.object({ title: z.string(), detail: z.string(), evalPaths: z.array(z.string()) }),
  ),
  combinedEffect: effect.optional(),
  comparisons: z.array(
    z.object({
      resolved: z.array(z.string()),
      stillFailing: z.array(z.string()),
      newFailures: z.array(z.string()),
      otherTotals: z.object({ passed: z.number(), total: z.number() }),
      pValue: z.number(),
    }),
  ),
  actionsTaken: z.array(z.string()),
  netImpact: z.object({
    actionable: z.array(z.string()),
    knownGaps: z.array(z.string()),
    genuine: z.array(z.string()),
    environment: z.array(z.string()),
    undetermined: z.array(z.string()),
  }),
});

/** Fails, with what is missing, where the text is not what the schema says. */
export function parseJson<Schema extends z.ZodType>(
  schema: Schema,
  text: string,
): z.output<Schema> {
  return schema.parse(JSON.parse(text));
}
