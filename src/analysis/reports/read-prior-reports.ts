import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { PriorRun } from "../../domain/prior-run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { markdownSections, sectionBody } from "./markdown-sections.ts";
import { parseJsonReport } from "./parse-json-report.ts";
import { actionItems, parseMarkdownReport } from "./parse-markdown-report.ts";
import { actionsTakenTitle } from "./render-markdown.ts";
import { reportFolder } from "./report-folder.ts";

export interface PriorReportsRequest {
  /** Folder that holds `{provider}/{model}/`. */
  readonly directory: string;
  readonly provider: string;
  readonly model: string;
  /** Leaves out this run's own report and those of later days (`YYYY-MM-DD`). */
  readonly before?: { readonly run: string; readonly date: string };
  /** Told of each report that could not be understood. */
  readonly onSkipped?: (file: string, reason: string) => void;
}

/**
 * Earlier reports of a model, newest first: from the JSON beside each Markdown report, else from the Markdown itself.
 * Actions taken always come from the Markdown, where people write them. A missing folder holds no reports.
 */
export async function readPriorReports(request: PriorReportsRequest): Promise<readonly PriorRun[]> {
  const folder = reportFolder(request);
  const files = (await namesIn(folder)).filter((name) => name.endsWith(".md"));
  const read = await Promise.all(files.map((file) => readPriorReport(folder, file)));
  for (const [index, prior] of read.entries()) {
    if (prior !== undefined) continue;
    request.onSkipped?.(files[index] ?? "", "it names no run or no pass rate");
  }
  return read
    .filter((prior) => prior !== undefined)
    .filter((prior) => isBefore(prior, request.before))
    .toSorted((one, other) => other.date.localeCompare(one.date));
}

function isBefore(prior: PriorRun, before: PriorReportsRequest["before"]): boolean {
  if (before === undefined) return true;
  const isItself = prior.run === before.run || prior.run === runIdPrefix(before.run);
  return !isItself && prior.date <= before.date;
}

async function readPriorReport(folder: string, file: string): Promise<PriorRun | undefined> {
  const path = join(folder, file);
  const markdown = await readFile(path, "utf8");
  const json = await readFile(path.replace(/\.md$/, ".json"), "utf8").catch(() => undefined);
  const prior =
    (json === undefined ? undefined : parseJsonReport(json)) ?? parseMarkdownReport(markdown);
  if (prior === undefined) return undefined;
  const actions = sectionBody(markdownSections(markdown), actionsTakenTitle);
  return {
    ...prior,
    date: prior.date === "" ? dateIn(file) : prior.date,
    reportFile: basename(file),
    actionsTaken: actions === undefined ? prior.actionsTaken : actionItems(actions),
  };
}

function dateIn(file: string): string {
  return /\d{4}-\d{2}-\d{2}/.exec(file)?.[0] ?? "";
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
