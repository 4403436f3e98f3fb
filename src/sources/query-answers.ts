import { z } from "zod";
import { UsageError } from "../lib/harness-error.ts";
import type { QueryAnswers } from "./assemble-foreign-run.ts";
import { evalDebugInfoSchema, failureSummarySchema } from "./query-output.ts";
import type { EvalDebugInfo, FailureSummary } from "./query-output.ts";

/** A value that came from outside, and from where, for messages. */
export interface QueryDocument {
  readonly from: string;
  readonly value: unknown;
}

const summaryLike = z.looseObject({ failedEvals: z.unknown() });
const debugLike = z.looseObject({ eval: z.unknown() });

/**
 * Tells the answers of the two queries apart and finds those about one run: `wanted` where several are there. Debug
 * information that names another run is left to that run. Fails with `UsageError`, in one sentence.
 */
export function answersAbout(
  documents: readonly QueryDocument[],
  wanted: string | undefined,
): QueryAnswers {
  const each = documents.flatMap(({ from, value }) =>
    Array.isArray(value) ? value.map((one: unknown) => ({ from, value: one })) : [{ from, value }],
  );
  const read = each.map(readDocument);
  const summaries = read.flatMap((one) => (one.kind === "summary" ? [one.summary] : []));
  const summary = chosen(summaries, wanted);
  const infos = read.flatMap((one) => (one.kind === "debug" ? [one.info] : []));
  const own = infos.filter(({ run }) => !run || run._id === summary.run._id);
  const runs = new Set(summaries.map(({ run }) => run._id));
  const stray = infos.find(({ run }) => run && !runs.has(run._id));
  if (stray?.run) {
    throw new UsageError(
      `The debug information of ${stray.eval.evalPath} is about run ${stray.run._id}, and no failure summary of that run was given.`,
    );
  }
  return { summary, debugInfos: own };
}

export function parseFailureSummary(document: QueryDocument): FailureSummary {
  return parsed(failureSummarySchema, "getFailedEvalsForRun", document);
}

export function parseEvalDebugInfo(document: QueryDocument): EvalDebugInfo {
  return parsed(evalDebugInfoSchema, "getEvalDebugInfo", document);
}

type ReadDocument =
  | { readonly kind: "summary"; readonly summary: FailureSummary }
  | { readonly kind: "debug"; readonly info: EvalDebugInfo };

function readDocument(document: QueryDocument): ReadDocument {
  if (summaryLike.safeParse(document.value).success) {
    return { kind: "summary", summary: parseFailureSummary(document) };
  }
  if (debugLike.safeParse(document.value).success) {
    return { kind: "debug", info: parseEvalDebugInfo(document) };
  }
  throw new UsageError(
    `${document.from} holds something that is the answer of neither query: give the JSON of getFailedEvalsForRun (it has "failedEvals") or of getEvalDebugInfo (it has "eval").`,
  );
}

function parsed<Schema extends z.ZodType>(
  schema: Schema,
  query: string,
  { from, value }: QueryDocument,
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const path = issue?.path.join(".") ?? "";
  throw new UsageError(
    `${from} is no answer of ${query}: ${path === "" ? "" : `"${path}": `}${issue?.message}.`,
  );
}

function chosen(summaries: readonly FailureSummary[], wanted: string | undefined): FailureSummary {
  const ids = [...new Set(summaries.map(({ run }) => run._id))];
  const fitting = summaries.filter(({ run }) => wanted === undefined || run._id === wanted);
  const [summary] = fitting;
  const isOneRun = new Set(fitting.map(({ run }) => run._id)).size === 1;
  if (summary !== undefined && isOneRun) return summary;
  if (ids.length === 0) {
    throw new UsageError(
      "No failure summary was given: add the answer of getFailedEvalsForRun, which tells how many evals the run had and which failed.",
    );
  }
  throw new UsageError(
    wanted === undefined
      ? `Summaries of ${ids.length} runs were given (${ids.join(", ")}): say which one with --run <id>.`
      : `No summary of run "${wanted}" was given. Those given are of: ${ids.join(", ")}.`,
  );
}
