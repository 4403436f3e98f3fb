import type { EvalPath } from "../domain/eval.ts";
import type { Suite, SuiteOverlay } from "../domain/suite.ts";
import { checkFiles } from "../generation/parse-files.ts";
import { projectPath } from "../generation/project-path.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { ImportedAttempt, ImportedReply, ImportPlan } from "../runner/import-run.ts";
import type { ForeignAttempt, ForeignRun } from "../sources/foreign-run.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { compareRecordedEval } from "../suite/recorded-eval.ts";
import type { RecordedEval } from "../suite/recorded-eval.ts";
import { gradedSuite } from "./graded-suite.ts";

export interface PlannedImport extends ImportPlan {
  /** Evals that are laid over the suite, since it has them in another version or not at all. */
  readonly otherEvals: readonly OtherEval[];
  /** Output files that are not the model's, by eval. */
  readonly leftOut: readonly LeftOut[];
}

export interface OtherEval {
  readonly evalPath: EvalPath;
  /** Does the suite have an eval of this path? */
  readonly isInSuite: boolean;
  /** Files with code that comes with the run. */
  readonly brings: readonly string[];
}

export interface LeftOut {
  readonly evalPath: EvalPath;
  readonly files: readonly string[];
}

/** Written by package managers and not by the model. */
const lockFiles = /(?:^|\/)(?:package-lock\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?)$/;

/**
 * Decides with which eval each attempt of a run from elsewhere is graded, and which of its files are the model's. Code of
 * an eval that the suite does not have runs only where it is trusted. Fails with `UsageError` for paths and sizes that no
 * project has.
 */
export function planImport(
  { run, attempts }: ForeignRun,
  suite: Suite,
  { trustsEvals }: { readonly trustsEvals: boolean },
): PlannedImport {
  const compared = attempts.map((attempt) => ({
    attempt,
    recorded: compareRecordedEval(suite, attempt.evalPath, attempt.evalFiles),
    written: modelFiles(attempt),
  }));
  const overlay = Object.assign(
    {},
    ...compared.map(({ recorded }) => overlayOf(recorded)),
  ) as SuiteOverlay; // its parts are overlays
  const laid = withOverlay(suite, overlay);
  return {
    run: { ...run, suite: gradedSuite(laid, overlay) },
    suite: laid,
    attempts: compared.map(({ attempt, recorded, written }): ImportedAttempt => ({
      outcome: outcomeOf(attempt),
      replied: repliedOf(attempt, recorded, { files: written.files, trustsEvals }),
    })),
    otherEvals: compared.flatMap(({ attempt: { evalPath }, recorded }) =>
      recorded.status === "other"
        ? [{ evalPath, isInSuite: suite.evals.has(evalPath), brings: recorded.brings }]
        : [],
    ),
    leftOut: compared.flatMap(({ attempt: { evalPath }, written: { leftOut } }) =>
      leftOut.length === 0 ? [] : [{ evalPath, files: leftOut }],
    ),
  };
}

function overlayOf(recorded: RecordedEval): SuiteOverlay {
  return recorded.status === "other" ? recorded.overlay : {};
}

function outcomeOf({ id, evalPath, passed, failedStep, error }: ForeignAttempt) {
  return {
    id,
    evalPath,
    passed,
    ...(failedStep && { failedStep }),
    ...(error !== undefined && { error }),
  };
}

interface ReplyContext {
  readonly files: WrittenFiles["files"];
  readonly trustsEvals: boolean;
}

function repliedOf(
  { outputFiles }: ForeignAttempt,
  recorded: RecordedEval,
  { files, trustsEvals }: ReplyContext,
): ImportedReply {
  if (Object.keys(files).length === 0) {
    const reason =
      outputFiles.length === 0 ? "its code is not known" : "none of its files is the model's";
    return { status: "none", reason };
  }
  if (recorded.status === "incomplete") {
    const lacks = recorded.lacks.join(", ");
    const reason = `the suite has no such eval, and the run does not bring its ${lacks}`;
    return { status: "held-back", files, reason };
  }
  if (recorded.status === "other" && recorded.brings.length > 0 && !trustsEvals) {
    const reason = `its eval is not the suite's: ${someOf(recorded.brings)} would run here as code of yours (--trust-evals)`;
    return { status: "held-back", files, reason };
  }
  return { status: "gradable", files };
}

function someOf(files: readonly string[]): string {
  const shown = 2;
  const rest = files.length - shown;
  return `${files.slice(0, shown).join(", ")}${rest > 0 ? ` and ${rest} more` : ""}`;
}

interface WrittenFiles {
  readonly files: Readonly<Record<string, string>>;
  readonly leftOut: readonly string[];
}

/** What a harness adds to a project is left out; what no project can hold is refused. */
function modelFiles({ evalPath, outputFiles }: ForeignAttempt): WrittenFiles {
  const paths = outputFiles.map(({ path, content }) => ({ path, text: content, is: kindOf(path) }));
  const leftOut = paths.filter(({ is }) => is === "added").map(({ path }) => path);
  const own = paths.filter(({ is }) => is !== "added");
  if (own.length === 0) return { files: {}, leftOut };
  const checked = checkFiles(own);
  if (checked.status === "parsed") return { files: checked.files, leftOut };
  const [problem] = checked.diagnostics;
  throw new UsageError(
    `outputFiles of ${evalPath} cannot be a project: ${problem?.message} Nothing was imported.`,
  );
}

function kindOf(path: string): "written" | "added" {
  const result = projectPath(path);
  if (result.status === "accepted") return lockFiles.test(result.path) ? "added" : "written";
  const isAdded = result.code === "RefusedGeneratedFile" || result.code === "RefusedControlFile";
  return isAdded ? "added" : "written";
}
