import { contentHash } from "../../lib/content-hash.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ApplyAnswer } from "../api-types.ts";
import { findRun } from "../find-run.ts";
import type { ViewerParts } from "../viewer-parts.ts";

/** Shows the change that a recommendation is; makes it where the diff that was shown is confirmed. */
export async function applyChange(
  { store, work, signal }: Pick<ViewerParts, "store" | "work" | "signal">,
  request: {
    readonly runId: string;
    readonly number: number;
    /** Hash of the diff that was shown. */
    readonly confirm?: string | undefined;
  },
): Promise<ApplyAnswer> {
  const { id } = await findRun(store, request.runId);
  const { change, made } = await work.apply({
    runId: id,
    number: request.number,
    confirm: async ({ diff }) => {
      if (request.confirm === undefined) return false;
      if (request.confirm === contentHash(diff)) return true;
      throw new UsageError("The change is not the one any more that was shown: look at it again.");
    },
    signal,
  });
  const { recommendation, diff, files } = change;
  return {
    number: recommendation.number,
    title: recommendation.title,
    effect: recommendation.effect ?? null,
    files: Object.keys(files),
    diff,
    diffHash: contentHash(diff),
    made: made === undefined ? null : { passing: made.passing, report: made.written.markdownPath },
  };
}
