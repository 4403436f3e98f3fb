import { z } from "zod";
import { stepNames } from "../domain/step.ts";
import type { StepName } from "../domain/step.ts";

/** Characters that an id, a name or a path may have. */
const longestName = 250;
const longestError = 20_000;
/** Characters of one file. */
const longestFile = 2_000_000;
const mostFiles = 2_000;
const mostEvals = 10_000;

const name = z
  .string()
  .min(1)
  .max(longestName)
  .regex(/^[^\p{Cc}\p{Bidi_Control}\u2028\u2029]+$/u, "holds characters that no name has");

const id = name.regex(/^\S+$/, "holds a space");

const segment = "(?!\\.{1,2}(?:/|$))[^/\\\\\\s]+";
const evalPath = name.regex(
  new RegExp(`^${segment}/${segment}$`),
  'is no path of an eval: it must be "<category>/<name>"',
);

/** A state is a word, or an object whose `kind` is one. */
const status = z
  .union([name, z.looseObject({ kind: name }).transform(({ kind }) => kind)])
  .transform((word) => word.toLowerCase());

const run = z.object({
  _id: id,
  model: name,
  provider: name,
  experiment: name.nullish(),
  status: status.nullish(),
  /** Milliseconds since 1970, as the platform sets it. */
  _creationTime: z.number().min(0).max(8.64e15).nullish(),
  date: z.iso.date().nullish(),
  guidelines: z.boolean().nullish(),
  modelDisplayName: name.nullish(),
});

const failedStep = z.union([
  z.string().max(longestError),
  z.looseObject({
    name: z.string().max(longestName).nullish(),
    error: z.string().max(longestError).nullish(),
  }),
]);

/** Path from its own field, or from category and name. */
const namedEval = z
  .looseObject({
    _id: id,
    evalPath: name.nullish(),
    category: name.nullish(),
    name: name.nullish(),
  })
  .transform(({ _id, evalPath: path, category, name: own }, context) => {
    const written = path ?? (category && own ? `${category}/${own}` : "");
    const parsed = evalPath.safeParse(written.replaceAll("\\", "/"));
    if (parsed.success) return { id: _id, evalPath: parsed.data };
    context.addIssue({ code: "custom", path: ["evalPath"], message: "is no <category>/<name>" });
    return z.NEVER;
  });

const failedEval = z
  .object({
    failureReason: z.string().max(longestError).nullish(),
    failedStep: failedStep.nullish(),
  })
  .and(namedEval)
  .transform(({ id: evalId, evalPath: path, failureReason, failedStep: step }) => {
    const said = typeof step === "string" ? { name: step } : step;
    return {
      id: evalId,
      evalPath: path,
      failedStep: stepNamed(said?.name) ?? stepNamed(failureReason),
      error: said?.error ?? failureReason ?? undefined,
    };
  });

const files = z
  .array(z.object({ path: name, content: z.string().max(longestFile) }))
  .max(mostFiles)
  .nullish()
  .transform((given) => given ?? []);

const count = z.int().nonnegative();

/** What `getFailedEvalsForRun` answers, as far as an import uses it. */
export const failureSummarySchema = z
  .object({
    run,
    totalEvals: count,
    passedCount: count,
    failedCount: count.nullish(),
    failedEvals: z.array(failedEval).max(mostEvals),
  })
  .refine(({ totalEvals, passedCount }) => passedCount <= totalEvals, {
    path: ["passedCount"],
    message: "is more than totalEvals",
  });

/** What `getEvalDebugInfo` answers, as far as an import uses it. */
export const evalDebugInfoSchema = z.object({
  eval: z
    .object({ task: z.string().max(longestFile).nullish(), status: status.nullish() })
    .and(namedEval),
  run: z.looseObject({ _id: id }).nullish(),
  outputFiles: files,
  evalSourceFiles: files,
});

export type FailureSummary = z.output<typeof failureSummarySchema>;
export type EvalDebugInfo = z.output<typeof evalDebugInfoSchema>;
export type QueryFile = EvalDebugInfo["outputFiles"][number];

/** The step that a text names at its start, as in `tests` and `tests fail`. */
function stepNamed(text: string | null | undefined): StepName | undefined {
  const first = /^[a-z]+/.exec(text?.trim().toLowerCase() ?? "")?.[0];
  return stepNames.find((step) => step === first);
}
