import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AnalysisReport } from "../../domain/report.ts";
import type { Review } from "../../domain/review.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { checkReport } from "./check-report.ts";
import { actionItems, parseMarkdownReport } from "./parse-markdown-report.ts";
import { markdownSections, sectionBody } from "./markdown-sections.ts";
import {
  actionsList,
  actionsTakenTitle,
  noActionsTaken,
  renderMarkdown,
} from "./render-markdown.ts";
import { pathSegment, reportFolder } from "./report-folder.ts";
import { writeFileAtomically } from "../../lib/write-file-atomically.ts";

export interface WrittenReport {
  readonly markdownPath: string;
  readonly jsonPath: string;
}

/**
 * Writes `{provider}/{model}/{prefix}_{date}.md` and `.json` below `directory`, keeping what stands under "Actions
 * taken" of an earlier report of the same run. Fails with `HarnessError` where the folder cannot be written, and
 * crashes on a report that contradicts itself.
 */
export async function writeReport({
  report,
  directory,
  newAction,
  reviews = [],
}: {
  readonly report: AnalysisReport;
  readonly directory: string;
  /** Put below what stands under "Actions taken". */
  readonly newAction?: string;
  /** What people decided about the verdicts, newest first. */
  readonly reviews?: readonly Review[];
}): Promise<WrittenReport> {
  const contradictions = checkReport(report);
  if (contradictions.length > 0) {
    throw new Error(`Report contradicts itself. ${contradictions.join(". ")}`);
  }
  const folder = reportFolder({
    directory,
    provider: report.run.provider,
    model: report.run.model,
  });
  try {
    await mkdir(folder, { recursive: true });
    const { base, existing } = await findPlace(folder, report.run);
    const kept = keptActions(existing) ?? actionsList(report.actionsTaken);
    const actions = newAction === undefined ? kept : withAction(kept, newAction);
    const written = { markdownPath: `${base}.md`, jsonPath: `${base}.json` };
    const data: AnalysisReport = { ...report, actionsTaken: actionItems(actions) };
    await writeFileAtomically(written.jsonPath, `${JSON.stringify(data, null, 2)}\n`);
    await writeFileAtomically(
      written.markdownPath,
      renderMarkdown(report, { actionsTaken: actions, reviews }),
    );
    return written;
  } catch (cause) {
    throw new HarnessError(
      "stop-run",
      `The report could not be written to ${folder}: ${reasonOf(cause)}`,
      { cause },
    );
  }
}

interface Place {
  /** Path without extension. */
  readonly base: string;
  readonly existing: string | undefined;
}

/** The short name, unless another run whose id starts alike already has it: then the whole id. */
async function findPlace(folder: string, run: Run): Promise<Place> {
  const short = join(folder, `${pathSegment(runIdPrefix(run.id))}_${run.date}`);
  const existing = await readIfThere(`${short}.md`);
  if (existing === undefined || isReportOf(existing, run)) return { base: short, existing };
  const long = join(folder, `${pathSegment(run.id)}_${run.date}`);
  return { base: long, existing: await readIfThere(`${long}.md`) };
}

/** A document that names no run is taken for this run's: its actions were written by a person and are kept. */
function isReportOf(markdown: string, run: Run): boolean {
  const named = parseMarkdownReport(markdown)?.run;
  return named === undefined || named === run.id || named === runIdPrefix(run.id);
}

function keptActions(markdown: string | undefined): string | undefined {
  if (markdown === undefined) return undefined;
  const kept = sectionBody(markdownSections(markdown), actionsTakenTitle);
  return kept === undefined || kept === "" || kept === noActionsTaken ? undefined : kept;
}

function withAction(kept: string, action: string): string {
  const added = actionsList([action]);
  return kept === noActionsTaken ? added : `${kept}\n${added}`;
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
