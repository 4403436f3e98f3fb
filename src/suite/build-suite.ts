import { basename, posix } from "node:path";
import type { Eval, EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { LintConfigFile, PushRoute, Suite, SuiteOverlay } from "../domain/suite.ts";
import { treeHash } from "../lib/content-hash.ts";
import { UsageError } from "../lib/harness-error.ts";
import { buildEval, evalHash, evalsFolder } from "./build-eval.ts";
import { filesBelow } from "./files-below.ts";
import { layOver, wholeEvals } from "./lay-over.ts";
import { parseRecordedHealth, recordedHealthFile } from "./recorded-health.ts";
import { manifestFile, parseSuiteManifest } from "./suite-manifest.ts";

const lintConfigFiles = { convex: "eslint.config.mjs", src: "src.eslint.config.mjs" } as const;
const guidelinesFile = "guidelines.md";
const evalMarks = ["TASK.txt", "answer", "grader.test.ts"];

export interface SuiteSource {
  readonly root: string;
  /** Every text file of the suite itself. */
  readonly files: ProjectFiles;
  /** Files that replace those or stand beside them; an eval that they hold whole is the suite's. */
  readonly overlay: SuiteOverlay;
  /** Which evals are built. */
  readonly selects: (path: EvalPath) => boolean;
}

/** Builds a suite from its files. Fails with `UsageError` where a part of a selected eval is missing or malformed. */
export function buildSuite({ root, files: own, overlay, selects }: SuiteSource): Suite {
  const files = layOver(own, overlay);
  const helpers = helpersHash(files);
  const evals = evalPaths(own, overlay)
    .filter(selects)
    .map((path) => buildEval(path, filesBelow(files, `${evalsFolder}/${path}`), helpers));
  return assemble({ root, files, overlay }, evals);
}

/**
 * The suite with files replaced or added (paths relative to its root), on top of what already lies over it. Only what
 * the overlay touches is built again; the result equals that of loading the suite with the overlay.
 */
export function withOverlay(suite: Suite, overlay: SuiteOverlay): Suite {
  checkOverlay(overlay);
  const files = layOver(suite.files, overlay);
  const helpersChanged = Object.keys(overlay).some(isHelper);
  const helpers = helpersHash(files);
  const rebuilt = [...suite.evals.values()].map((built) => {
    const folder = `${evalsFolder}/${built.path}`;
    if (Object.keys(overlay).some((path) => path.startsWith(`${folder}/`))) {
      return buildEval(built.path, filesBelow(files, folder), helpers);
    }
    return helpersChanged
      ? { ...built, hash: evalHash(filesBelow(files, folder), helpers) }
      : built;
  });
  const known = new Set(evalPaths(suite.files, {}));
  const added = wholeEvals(overlay)
    .filter((path) => !known.has(path))
    .map((path) => buildEval(path, filesBelow(files, `${evalsFolder}/${path}`), helpers));
  const evals = [...rebuilt, ...added].toSorted((a, b) => (a.path < b.path ? -1 : 1));
  return assemble({ root: suite.root, files, overlay: { ...suite.overlay, ...overlay } }, evals);
}

/** The suite with another way for projects to reach their deployments, as if its `suite.json` said so. */
export function withPush(suite: Suite, push: PushRoute): Suite {
  return withOverlay(suite, { [manifestFile]: JSON.stringify({ ...suite.manifest, push }) });
}

/** Fails with `UsageError` where a path of an overlay leaves the suite. */
export function checkOverlay(overlay: SuiteOverlay): void {
  for (const path of Object.keys(overlay)) {
    if (
      posix.isAbsolute(path) ||
      posix.normalize(path) !== path ||
      path.startsWith("..") ||
      path.includes("\\")
    ) {
      throw new UsageError(
        `The overlay holds "${path}": give paths relative to the suite's folder, with "/".`,
      );
    }
  }
}

function assemble(source: Omit<SuiteSource, "selects">, evals: readonly Eval[]): Suite {
  const { root, files, overlay } = source;
  const manifest = parseSuiteManifest(files[manifestFile], basename(root));
  const convex = lintConfig(files, lintConfigFiles.convex);
  const src = lintConfig(files, lintConfigFiles.src);
  return {
    root,
    manifest,
    guidelines: files[guidelinesFile] ?? "",
    lintConfigs: { ...(convex && { convex }), ...(src && { src }) },
    evals: new Map(evals.map((built) => [built.path, built])),
    overlay,
    files,
    health: parseRecordedHealth(files[recordedHealthFile]),
    hash: treeHash(filesWhere(files, decidesRuns)),
    configHash: treeHash({
      [manifestFile]: JSON.stringify(manifest),
      ...filesWhere(files, (path) => Object.values<string>(lintConfigFiles).includes(path)),
    }),
  };
}

/** What an overlay holds of an eval makes none where the suite has none and the overlay not all of it. */
function evalPaths(files: ProjectFiles, overlay: SuiteOverlay): readonly EvalPath[] {
  const paths = Object.keys(files).flatMap((file) => {
    const [top, category, name, mark] = file.split("/");
    return top === evalsFolder && mark !== undefined && evalMarks.includes(mark)
      ? [`${category}/${name}`]
      : [];
  });
  return [...new Set([...paths, ...wholeEvals(overlay)])].sort();
}

function lintConfig(files: ProjectFiles, file: string): LintConfigFile | undefined {
  const text = files[file];
  return text === undefined ? undefined : { file, text };
}

/** Hash of the modules and data outside the evals that graders may import. */
export function helpersHash(files: ProjectFiles): string {
  return treeHash(filesWhere(files, isHelper));
}

/** Modules and data outside the evals that graders may import. */
function isHelper(path: string): boolean {
  const isConfig =
    path === manifestFile ||
    path === recordedHealthFile ||
    Object.values<string>(lintConfigFiles).includes(path);
  return !isConfig && !path.startsWith(`${evalsFolder}/`) && /\.(?:[cm]?[jt]sx?|json)$/.test(path);
}

/** All but what neither a model nor a grade sees: faults, variants, gap notes and prose beside the suite. */
function decidesRuns(path: string): boolean {
  if (path.startsWith(`${evalsFolder}/`)) {
    return !/^evals\/[^/]+\/[^/]+\/(?:GAPS\.txt|health\.json|faults\/|variants\/)/.test(path);
  }
  return path === guidelinesFile || !(path.endsWith(".md") || path === recordedHealthFile);
}

function filesWhere(files: ProjectFiles, wants: (path: string) => boolean): ProjectFiles {
  return Object.fromEntries(Object.entries(files).filter(([path]) => wants(path)));
}
