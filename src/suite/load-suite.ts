import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Suite, SuiteOverlay } from "../domain/suite.ts";
import { UsageError } from "../lib/harness-error.ts";
import { readTree } from "../lib/read-tree.ts";
import { evalsFolder } from "./build-eval.ts";
import { buildSuite, checkOverlay } from "./build-suite.ts";

export interface LoadSuiteOptions {
  /** Files that replace those on disk or stand beside them, by path relative to the suite's root; a whole eval is added. */
  readonly overlay?: SuiteOverlay;
  /** Which evals to load: paths, prefixes of paths, names, or globs (`*`, `**`, `?`). Default: all. */
  readonly select?: readonly string[];
}

/**
 * Loads the suite in a folder. Evals that are not selected are not checked. Fails with `UsageError` where the folder,
 * its evals, or a part of a selected eval is missing or malformed.
 */
export async function loadSuite(
  root: string,
  { overlay = {}, select = [] }: LoadSuiteOptions = {},
): Promise<Suite> {
  const folder = resolve(root);
  await requireFolder(
    folder,
    `There is no suite in ${root}: the folder does not exist. Give the folder that holds "evals/".`,
  );
  checkOverlay(overlay);
  const files = await readTree(folder, { wants: isSuiteFile, enters: isSuiteFolder });
  const selects = (path: EvalPath) =>
    select.length === 0 || select.some((pattern) => matches(path, pattern));
  const suite = buildSuite({ root: folder, files, overlay, selects });
  if (suite.evals.size === 0) throw new UsageError(nothingFound(root, files, select));
  return suite;
}

/** Reads the files of an overlay from a folder laid out like the suite. Fails with `UsageError` where it is missing. */
export async function readOverlay(directory: string): Promise<SuiteOverlay> {
  await requireFolder(
    directory,
    `There is no overlay in ${directory}: the folder does not exist. Give one laid out like the suite.`,
  );
  return await readTree(directory);
}

async function requireFolder(folder: string, message: string): Promise<void> {
  const isFolder = await stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
  if (!isFolder) throw new UsageError(message);
}

function isSuiteFolder(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return name !== "node_modules" && !name.startsWith(".") && path !== "dist";
}

function isSuiteFile(path: string): boolean {
  if (path.startsWith(`${evalsFolder}/`)) return true;
  return /\.(?:[cm]?[jt]sx?|json|md|txt)$/.test(path) && !/(?:^|\/)package-lock\.json$/.test(path);
}

function matches(path: EvalPath, pattern: string): boolean {
  const wanted = pattern.replace(/\/$/, "");
  if (path === wanted || path.startsWith(`${wanted}/`) || path.endsWith(`/${wanted}`)) return true;
  return path.startsWith(wanted) || globExpression(wanted).test(path);
}

/** `*` stands for characters other than `/`, `**` for any. */
function globExpression(glob: string): RegExp {
  const escaped = glob.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(
    `^${escaped.replace(/\*+/g, (stars) => (stars === "*" ? "[^/]*" : ".*")).replaceAll("?", "[^/]")}$`,
  );
}

function nothingFound(root: string, files: ProjectFiles, select: readonly string[]): string {
  const hasEvals = Object.keys(files).some((path) => path.startsWith(`${evalsFolder}/`));
  if (hasEvals && select.length > 0) {
    return `No eval of the suite in ${root} matches ${select.map((pattern) => `"${pattern}"`).join(", ")}. Give a path such as <category>/<name>, a prefix or a glob.`;
  }
  return `The suite in ${root} has no evals: each needs a folder evals/<category>/<name>/ with TASK.txt, answer/ and grader.test.ts.`;
}
