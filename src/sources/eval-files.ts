import { posix } from "node:path";
import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { EvalDebugInfo } from "./query-output.ts";

/**
 * The files of an eval as a query answered with them, by path relative to the eval's folder: its task from the field of
 * its own where no file holds it. Fails with `UsageError` where a path leaves the folder.
 */
export function evalFilesOf({ eval: tested, evalSourceFiles }: EvalDebugInfo): ProjectFiles {
  const files = new Map<string, string>();
  for (const { path, content } of evalSourceFiles) {
    const relative = pathInEval(path, tested.evalPath);
    if (!isLeftOut(relative)) files.set(relative, content);
  }
  requireNoFileAsFolder(tested.evalPath, [...files.keys()]);
  const { task } = tested;
  if (files.size > 0 && task && !files.has("TASK.txt")) files.set("TASK.txt", task);
  return Object.fromEntries(files);
}

function pathInEval(written: string, evalPath: EvalPath): string {
  const slashed = written.replaceAll("\\", "/");
  const path = posix.normalize(slashed);
  if (/^(?:\/|~|[a-z]:)/i.test(slashed) || path === ".." || path.startsWith("../")) {
    throw new UsageError(
      `evalSourceFiles of ${evalPath} holds ${JSON.stringify(written)}, which lies outside the eval's folder: nothing was imported.`,
    );
  }
  const folder = [`evals/${evalPath}/`, `${evalPath}/`].find((each) => path.startsWith(each));
  return folder === undefined ? path : path.slice(folder.length);
}

function requireNoFileAsFolder(evalPath: EvalPath, paths: readonly string[]): void {
  const folders = new Set(
    paths.flatMap((path) => path.split("/").map((_, index, all) => all.slice(0, index).join("/"))),
  );
  const both = paths.find((path) => folders.has(path));
  if (both === undefined) return;
  throw new UsageError(
    `evalSourceFiles of ${evalPath} holds ${JSON.stringify(both)} as a file and as a folder: nothing was imported.`,
  );
}

/** Installed packages, and files that configure tools and not the eval. */
function isLeftOut(path: string): boolean {
  const segments = path.split("/");
  return (
    path.endsWith("/") ||
    segments.includes("node_modules") ||
    segments.some((segment) => segment.startsWith("."))
  );
}
