import type { Review } from "../../../domain/review.ts";
import { isSameFailure, reviewAgreement } from "../../review-agreement.ts";
import { code, prose } from "../escape-markdown.ts";
import { agreementInWords } from "../numbers-in-words.ts";

/** How far people agree with the verdicts, and what they decided otherwise. */
export function renderReviews(newestFirst: readonly Review[]): string {
  const newest = newestFirst.filter(
    (review, index) =>
      !newestFirst.slice(0, index).some((other) => isSameFailure(other.failure, review.failure)),
  );
  const agreement = reviewAgreement(newestFirst);
  return [`${agreementInWords(agreement)}.`, "", ...newest.map(reviewLine)].join("\n");
}

function reviewLine({ failure, verdict, decision, author, at }: Review): string {
  const given = verdict.blame ?? "undetermined";
  const decided =
    decision.kind === "confirmed"
      ? `confirmed ${given}`
      : `${decision.blame ?? "undetermined"} instead of ${given}`;
  const reason = decision.reason === undefined ? "" : `: ${prose(decision.reason)}`;
  return `- ${code(failure.evalPath)} (${failure.step}): ${decided}, ${prose(author)}, ${at.slice(0, 10)}${reason}`;
}
