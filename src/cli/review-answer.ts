import type { ReviewDecision } from "../domain/review.ts";

/** What a person says of a verdict; `skip` looks at the next one, `quit` at none any more. */
export type ReviewAnswer = ReviewDecision | "skip" | "quit";
