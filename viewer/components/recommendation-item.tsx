import { useState } from "react";
import type { MeasuredEffect, Recommendation } from "../../src/domain/recommendation.ts";
import { PatchView } from "../code/patch-view.tsx";
import { useCanAct } from "../data/use-can-act.ts";
import { ApplyDialog } from "./apply-dialog.tsx";
import { EvalLinks } from "./eval-links.tsx";
import { Sentence } from "./sentence.tsx";
import styles from "./recommendation-item.module.css";
import { effectInWords } from "./effect-in-words.ts";

interface RecommendationItemProps {
  readonly run: { readonly id: string; readonly experiment: string };
  readonly recommendation: Recommendation;
  /** Without the evals it is for, where the page is about one of them. */
  readonly bare?: boolean;
  /** Whether its change is in view at once. */
  readonly isOpen?: boolean;
}

/** A recommendation with its measured effect, its change, and the way to make it. */
export function RecommendationItem({
  run,
  recommendation,
  bare = false,
  isOpen = false,
}: RecommendationItemProps) {
  const [isApplying, setApplying] = useState(false);
  const canAct = useCanAct();
  const { number, title, detail, diff, effect, currentCheckEffect, evalPaths, edits } =
    recommendation;
  return (
    <div className={styles["item"]}>
      <div className={styles["head"]}>
        <h3>
          <span className={styles["number"]}>{number}</span> <Sentence text={title} />
        </h3>
        {edits.length > 0 && canAct && (
          <button type="button" onClick={() => setApplying(true)}>
            Apply…
          </button>
        )}
      </div>
      <Effect effect={effect} current={currentCheckEffect} hasChange={diff !== undefined} />
      <p className={styles["detail"]}>
        <Sentence text={detail} />
      </p>
      {!bare && <EvalLinks run={run} evalPaths={evalPaths} />}
      {diff !== undefined && (
        <details className={styles["change"]} open={isOpen}>
          <summary>The change</summary>
          <PatchView patch={diff} />
        </details>
      )}
      {isApplying && (
        <ApplyDialog
          runId={run.id}
          recommendation={recommendation}
          onClose={() => setApplying(false)}
        />
      )}
    </div>
  );
}

function Effect({
  effect,
  current,
  hasChange,
}: {
  readonly effect: MeasuredEffect | undefined;
  readonly current: MeasuredEffect | undefined;
  readonly hasChange: boolean;
}) {
  if (effect === undefined) return hasChange ? <p className="muted">Effect not measured.</p> : null;
  return (
    <p className={styles["effect"]}>
      {effectInWords(effect)}
      {current !== undefined &&
        ` With the check as the suite has it today: ${effectInWords(current)}`}
    </p>
  );
}
