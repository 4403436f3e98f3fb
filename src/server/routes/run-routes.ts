import { Hono } from "hono";
import { z } from "zod";
import { evalDebugInfo } from "../../analysis/queries/eval-debug-info.ts";
import { failedEvalsForRun } from "../../analysis/queries/failed-evals.ts";
import { readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { renderMarkdown } from "../../analysis/reports/render-markdown.ts";
import { attemptId } from "../../domain/ids.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { ResultStore } from "../../store/result-store.ts";
import { attemptAnswer } from "../answers/attempt-answer.ts";
import { runAnswer } from "../answers/run-answer.ts";
import type { AttemptAnswer, RunAnswer } from "../api-types.ts";
import { findRun, findRunSummary } from "../find-run.ts";
import { NotFound } from "../not-found.ts";
import { countParameter, parseInput } from "../parse-input.ts";
import type { SuiteReader } from "../suite-reader.ts";
import type { ViewerParts } from "../viewer-parts.ts";

const attemptQuery = z.object({
  eval: z.string().min(1),
  sample: countParameter(1_000_000, 0),
});

/** One run and its attempts. */
export function runRoutes({ store }: Pick<ViewerParts, "store">, suites: SuiteReader): Hono {
  return new Hono()
    .get("/runs/:id", async (context) => {
      const given = context.req.param("id");
      const flags = await suites.flagsOf(await findRun(store, given));
      const summary = await findRunSummary(store, given);
      return context.json<RunAnswer>(await runAnswer(store, summary, flags));
    })
    .get("/runs/:id/attempts", async (context) => {
      const run = await findRun(store, context.req.param("id"));
      const question = parseInput(attemptQuery, context.req.query());
      const answer = await attemptAnswer(store, {
        run,
        summary: await findRunSummary(store, run.id),
        suite: await suites.suiteOf(run),
        ...question,
      });
      return context.json<AttemptAnswer>(answer);
    })
    .get("/runs/:id/failed-evals", async (context) => {
      const run = await findRun(store, context.req.param("id"));
      return context.json(failedEvalsForRun(run, await readRunOutcomes(store, run.id)));
    })
    .get("/runs/:id/report.md", async (context) => {
      const report = await findReport(store, context.req.param("id"));
      const reviews = await store.listReviews(report.run.id);
      return context.body(renderMarkdown(report, { reviews }), 200, {
        "content-type": "text/markdown; charset=utf-8",
        "content-disposition": attachment(report, "md"),
      });
    })
    .get("/runs/:id/report.json", async (context) => {
      const report = await findReport(store, context.req.param("id"));
      context.header("content-disposition", attachment(report, "json"));
      return context.json(report);
    })
    .get("/evals/:id/debug-info", async (context) =>
      context.json(await debugInfo(store, suites, context.req.param("id"))),
    );
}

async function findReport(store: ResultStore, given: string): Promise<AnalysisReport> {
  const { id } = await findRun(store, given);
  const report = await store.getReport(id);
  if (report === undefined) throw new NotFound(`Run ${runIdPrefix(id)} was not analysed.`);
  return report;
}

function attachment({ run }: AnalysisReport, extension: string): string {
  const name = `${runIdPrefix(run.id)}_${run.date}`.replaceAll(/[^\w.-]+/g, "-");
  return `attachment; filename="${name}.${extension}"`;
}

async function debugInfo(store: ResultStore, suites: SuiteReader, id: string) {
  const attempt = await store.getAttempt(attemptId(id));
  if (attempt === undefined) throw new NotFound(`No attempt has the id "${id}".`);
  const run = await findRun(store, attempt.runId);
  return evalDebugInfo({
    run,
    attempt,
    grading: await store.officialGrading(attempt.id),
    reply: await store.getReply(attempt.id),
    suite: await suites.suiteOf(run),
  });
}
