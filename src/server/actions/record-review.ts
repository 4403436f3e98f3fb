import { reviewAgreement } from "../../analysis/review-agreement.ts";
import { reviewOf } from "../../analysis/review-verdict.ts";
import { attemptId } from "../../domain/ids.ts";
import { signatureKey } from "../../domain/signature.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { ReviewAnswer, ReviewRequest } from "../api-types.ts";
import { NotFound } from "../not-found.ts";
import type { ViewerParts } from "../viewer-parts.ts";

/** Stores what a person decided about a verdict, beside it. Fails with `NotFound` and `UsageError`. */
export async function recordReview(
  { store, now, author: starter }: Pick<ViewerParts, "store" | "now" | "author">,
  request: Omit<ReviewRequest, "author"> & { readonly author?: string | undefined },
): Promise<ReviewAnswer> {
  const { signature, step, decision, author = starter } = request;
  if (author === undefined) throw new UsageError("Say who reviews: give an author.");
  const attempt = await store.getAttempt(attemptId(request.attemptId));
  const report = attempt === undefined ? undefined : await store.getReport(attempt.runId);
  const verdict = [...(report?.verdicts ?? []), ...(report?.furtherVerdicts ?? [])].find(
    ({ failure }) =>
      failure.attemptId === attempt?.id &&
      failure.step === step &&
      signatureKey(failure.signature) === signature,
  );
  if (attempt === undefined || verdict === undefined) {
    throw new NotFound("There is no verdict on that failure.");
  }
  const review = reviewOf({ runId: attempt.runId, verdict, decision, author, at: now() });
  await store.addReview(review);
  return { review, agreement: reviewAgreement(await store.listReviews(attempt.runId)) };
}
