import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { SuppressionComments } from "../../domain/suite.ts";
import { contentHash, treeHash } from "../../lib/content-hash.ts";
import { createLinter } from "./linter.ts";
import { sourceFiles } from "./source-files.ts";
import { createTypeChecker } from "./type-checker.ts";
import type { ProjectPart, ProjectSources, TypeChecker } from "./type-checker.ts";
import type { Workspace } from "./workspace.ts";

/**
 * Type check and lint of the project in a workspace. Both depend on nothing but the files, the packages and the
 * config, so a worker remembers what it found for a tree that it is given again.
 */
export interface StaticChecks {
  typeCheck(
    part: ProjectPart,
    files: ProjectFiles,
    suppressionComments?: SuppressionComments,
  ): Promise<readonly Diagnostic[]>;
  /** Needs no type check before it. */
  lint(
    part: ProjectPart,
    files: ProjectFiles,
    config: LintConfiguration,
  ): Promise<readonly Diagnostic[]>;
}

export interface LintConfiguration {
  /** Absolute path of the suite's config. */
  readonly file: string;
  /** Equal only where the config, and what it may import, is. */
  readonly version: string;
  readonly suppressionComments?: SuppressionComments;
}

type Findings = readonly Diagnostic[];

const remembered = 300;

export function createStaticChecks({ project }: Workspace): StaticChecks {
  const checker = createTypeChecker(project);
  const linter = createLinter(project);
  const recall = createMemory();
  const sourcesOf = async (
    part: ProjectPart,
    files: ProjectFiles,
    suppressionComments: SuppressionComments = "obeyed",
  ): Promise<ProjectSources> => {
    const packages = await installedPackages(project);
    const version = contentHash([treeHash(files), suppressionComments, ...packages].join("\n"));
    return { part, rootFiles: sourceFiles(files, part), version, suppressionComments };
  };
  return {
    async typeCheck(part, files, suppressionComments) {
      const sources = await sourcesOf(part, files, suppressionComments);
      return recall(`types ${part} ${sources.version}`, () =>
        Promise.resolve(check(checker, sources)),
      );
    },
    async lint(part, files, { file: configFile, version, suppressionComments }) {
      const sources = await sourcesOf(part, files, suppressionComments);
      if (sources.rootFiles.length === 0) return [];
      return recall(`lint ${part} ${version} ${sources.version}`, () =>
        linter.lint({
          configFile,
          files: sources.rootFiles,
          program: checker.programFor(sources),
          suppressionComments: sources.suppressionComments,
        }),
      );
    },
  };
}

/** Code that is nested so deeply that the compiler gives up is the candidate's failure. */
function check(checker: TypeChecker, sources: ProjectSources): Findings {
  try {
    return checker.check(sources);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = `The compiler gave up on this code: ${error.message}.`;
    return [{ tool: "typescript", code: "TooDeep", severity: "error", message }];
  }
}

/** Findings by key, the oldest forgotten first; what is being found is not looked for again. */
function createMemory(): (key: string, find: () => Promise<Findings>) => Promise<Findings> {
  const known = new Map<string, Promise<Findings>>();
  return (key, find) => {
    const recalled = known.get(key);
    if (recalled !== undefined) return recalled;
    const finding = find();
    known.set(key, finding);
    finding.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > remembered && oldest !== undefined) known.delete(oldest);
    return finding;
  };
}

async function installedPackages(project: string): Promise<readonly string[]> {
  const folder = join(project, "node_modules");
  const names = await readdir(folder).catch(() => []);
  const scoped = names.filter((name) => name.startsWith("@"));
  const inScopes = await Promise.all(scoped.map((scope) => readdir(join(folder, scope))));
  return [...names, ...inScopes.flat()].sort();
}
