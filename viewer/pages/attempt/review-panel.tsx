import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Review, ReviewDecision } from "../../../src/domain/review.ts";
import type { AttemptVerdict, ReviewAnswer, ReviewRequest } from "../../../src/server/api-types.ts";
import { BlameBadge } from "../../components/blame-badge.tsx";
import { RelativeTime } from "../../components/relative-time.tsx";
import { postApi } from "../../data/request-api.ts";
import { useCanAct } from "../../data/use-can-act.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import { OverrideForm } from "./override-form.tsx";
import styles from "./verdict-panel.module.css";

interface ReviewPanelProps {
  readonly page: AttemptPageState;
  readonly verdict: AttemptVerdict;
}

/** What people decided about the verdict, and the way to decide. The verdict stays as it was given. */
export function ReviewPanel({ page, verdict }: ReviewPanelProps) {
  const [isOverriding, setOverriding] = useState(false);
  const queries = useQueryClient();
  const canAct = useCanAct();
  const review = useMutation({
    mutationFn: (decision: ReviewDecision) =>
      postApi<ReviewAnswer>("/api/reviews", {
        attemptId: page.answer.attempt.id,
        step: verdict.failure.step,
        signature: verdict.signature,
        decision,
      } satisfies ReviewRequest),
    onSuccess: () => {
      setOverriding(false);
      return queries.invalidateQueries();
    },
  });
  if (!canAct && verdict.reviews.length === 0) return null;
  return (
    <section className={styles["section"]} aria-labelledby="review">
      <h2 id="review">Review</h2>
      <ul className={styles["reviews"]}>
        {verdict.reviews.map((each) => (
          <Decision key={each.at} review={each} />
        ))}
      </ul>
      {canAct && !isOverriding && (
        <div className={styles["buttons"]}>
          <button
            type="button"
            disabled={review.isPending}
            onClick={() => review.mutate({ kind: "confirmed" })}
          >
            Confirm
          </button>
          <button type="button" onClick={() => setOverriding(true)}>
            Override…
          </button>
        </div>
      )}
      {isOverriding && (
        <OverrideForm
          isSaving={review.isPending}
          onSubmit={(decision) => review.mutate(decision)}
          onCancel={() => setOverriding(false)}
        />
      )}
      {review.isError && <p role="alert">{review.error.message}</p>}
    </section>
  );
}

function Decision({ review: { decision, author, at } }: { readonly review: Review }) {
  return (
    <li>
      {decision.kind === "confirmed" ? (
        "Confirmed"
      ) : (
        <>
          Overridden: <BlameBadge blame={decision.blame} />
          {decision.classification !== null && ` ${decision.classification}`}
        </>
      )}{" "}
      <span className="muted">
        by {author}, <RelativeTime at={at} />
      </span>
      {decision.reason !== undefined && <p className={styles["reason"]}>{decision.reason}</p>}
    </li>
  );
}
