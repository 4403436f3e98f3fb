import type { Recommendation } from "../../domain/recommendation.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { UsageError } from "../../lib/harness-error.ts";
import { applyEdits } from "../repair/apply-edits.ts";
import { unifiedDiff } from "../repair/unified-diff.ts";

/** A recommendation as a change of the suite's files, ready to be made. */
export interface PlannedChange {
  readonly recommendation: Recommendation;
  /** New texts by path relative to the suite's root. */
  readonly files: ProjectFiles;
  readonly diff: string;
}

export interface ChangeRequest {
  readonly report: Pick<AnalysisReport, "recommendations">;
  /** Number of the recommendation in the report. */
  readonly number: number;
  /** Files of the suite as they are on disk. */
  readonly files: ProjectFiles;
}

/**
 * What a recommendation would change. Fails with `UsageError` where the report has no such recommendation, where it is no
 * edit, and where a file that it edits is not the one any more for which it was measured.
 */
export function planChange({ report, number, files }: ChangeRequest): PlannedChange {
  const recommendation = findRecommendation(report, number);
  const { edits, diff: measured } = recommendation;
  const after = edited(files, edits);
  const diff = after === undefined ? undefined : unifiedDiff(files, after);
  if (after === undefined || diff === undefined || diff !== measured) {
    throw new UsageError(changedSince(recommendation));
  }
  const paths = new Set(edits.map(({ file }) => file));
  return {
    recommendation,
    diff,
    files: Object.fromEntries(Object.entries(after).filter(([path]) => paths.has(path))),
  };
}

/** Undefined where the edits lie outside of their files. */
function edited(files: ProjectFiles, edits: Recommendation["edits"]): ProjectFiles | undefined {
  try {
    return applyEdits(files, edits);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function findRecommendation(
  { recommendations }: ChangeRequest["report"],
  number: number,
): Recommendation {
  const found = recommendations.find((each) => each.number === number);
  if (found === undefined) {
    const numbers = recommendations.map((each) => each.number).join(", ");
    throw new UsageError(
      numbers === ""
        ? "The report has no recommendations."
        : `The report has no recommendation ${number}: give one of ${numbers}.`,
    );
  }
  if (found.edits.length > 0) return found;
  throw new UsageError(
    `Recommendation ${number} ("${found.title}") is no edit of a file: a person has to carry it out.`,
  );
}

function changedSince({ number, edits, currentCheckEffect }: Recommendation): string {
  const names = [...new Set(edits.map(({ file }) => file))].join(", ");
  const since = `Recommendation ${number} was measured for another version of ${names} than the suite has now`;
  if (currentCheckEffect !== undefined && currentCheckEffect.gained.length > 0) {
    return `${since}, which already lets ${currentCheckEffect.gained.join(", ")} pass: there is nothing to apply.`;
  }
  return `${since}: analyse the run again, and apply what that report recommends.`;
}
