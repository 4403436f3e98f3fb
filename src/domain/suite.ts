import type { Eval, EvalPath } from "./eval.ts";
import type { EvalHealth } from "./health.ts";
import type { ProjectFiles } from "./project-files.ts";

/** How a project reaches its deployment: bundled in our process, or by the platform's own command-line client. */
export type PushRoute = "in-process" | "cli";

/**
 * What comments do by which code switches its own checks off (`@ts-nocheck`, `@ts-ignore`, `eslint-disable`): what the
 * tools make of them, or nothing.
 */
export type SuppressionComments = "obeyed" | "ignored";

/** `suite.json`: what a suite pins. */
export interface SuiteManifest {
  readonly name: string;
  readonly version: string;
  /** Packages that candidates may use, at exact versions; the suite's version always wins. */
  readonly dependencies: Readonly<Record<string, string>>;
  /** Packages of `dependencies` that every project has, declared or not. */
  readonly baseDependencies: readonly string[];
  /** May a package outside `dependencies` be installed from the registry? */
  readonly installOthers: boolean;
  /** Default: `in-process`, which is several times faster and rejects the same. */
  readonly push?: PushRoute;
  /** Default: `obeyed`, since a suite that says nothing was written for tools that do. */
  readonly suppressionComments?: SuppressionComments;
  /** Limits per step in milliseconds. */
  readonly deadlinesMs: Readonly<Record<"deploy" | "tsc" | "eslint" | "tests", number>>;
}

/** Files of a suite that replace those on disk: a relaxed grader, an edited lint config, an older check. */
export type SuiteOverlay = ProjectFiles;

/** A versioned set of evals. */
export interface Suite {
  /** Absolute folder it was loaded from. */
  readonly root: string;
  readonly manifest: SuiteManifest;
  readonly guidelines: string;
  /** Lint configs by what they lint: text of the config file, absent where the suite has none. */
  readonly lintConfigs: {
    readonly convex?: LintConfigFile;
    readonly src?: LintConfigFile;
  };
  readonly evals: ReadonlyMap<EvalPath, Eval>;
  /** What was laid over the files on disk; empty for the suite as it is. Paths relative to the root. */
  readonly overlay: SuiteOverlay;
  /** Every text file of the suite that a grader may read (graders, helper modules, configs), overlay applied. */
  readonly files: ProjectFiles;
  /** What was last recorded of the health of its evals. */
  readonly health: ReadonlyMap<EvalPath, EvalHealth>;
  /** Content hash over all evals, and over what configures grading (lint configs, toolchain, deadlines). */
  readonly hash: string;
  readonly configHash: string;
}

export interface LintConfigFile {
  /** Relative to the suite's root. */
  readonly file: string;
  readonly text: string;
}
