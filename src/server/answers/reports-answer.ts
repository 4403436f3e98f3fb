import { readPriorReports } from "../../analysis/reports/read-prior-reports.ts";
import type { PriorRun } from "../../domain/prior-run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { ArchivedReport, ReportsAnswer } from "../api-types.ts";

/** The written reports and those of the store, by provider and model; models of which neither has runs are unknown. */
export async function reportsAnswer(store: ResultStore, directory: string): Promise<ReportsAnswer> {
  const runs = await store.listRunSummaries({});
  const byModel = Map.groupBy(runs, ({ provider, model }) => JSON.stringify([provider, model]));
  const models = [...byModel.values()].map(async (ofModel) => {
    const { provider = "", model = "" } = ofModel[0] ?? {};
    const written = await readPriorReports({ directory, provider, model });
    return { provider, model, reports: archived(ofModel, written) };
  });
  return { models: (await Promise.all(models)).filter(({ reports }) => reports.length > 0) };
}

function archived(
  runs: readonly RunSummary[],
  written: readonly PriorRun[],
): readonly ArchivedReport[] {
  const named = (report: PriorRun): RunSummary | undefined =>
    runs.find(({ id }) => id === report.run || runIdPrefix(id) === report.run);
  const files = written.map((report) => writtenReport(report, named(report)));
  const known = new Set(files.map(({ runId }) => runId));
  const stored = runs.filter(({ id, analysis }) => analysis !== undefined && !known.has(id));
  return [...files, ...stored.map(storedReport)].toSorted((one, other) =>
    other.date.localeCompare(one.date),
  );
}

function writtenReport(report: PriorRun, run: RunSummary | undefined): ArchivedReport {
  const { date, experiment, passed, total, reportFile, actionsTaken } = report;
  return {
    run: report.run,
    date,
    experiment,
    passed,
    total,
    failed: total - passed,
    ...(reportFile !== undefined && { file: reportFile }),
    ...(run !== undefined && { runId: run.id }),
    actionsTaken,
  };
}

function storedReport({ id, date, experiment, counts }: RunSummary): ArchivedReport {
  const { passed, failed } = counts;
  const total = passed + failed;
  return { run: id, date, experiment, passed, total, failed, runId: id, actionsTaken: [] };
}
