import { useId, useState } from "react";
import type { SubmitEvent } from "react";
import type { ReviewDecision } from "../../../src/domain/review.ts";
import { blames, classifications } from "../../../src/domain/verdict.ts";
import styles from "./verdict-panel.module.css";

interface OverrideFormProps {
  readonly isSaving: boolean;
  readonly onSubmit: (decision: ReviewDecision) => void;
  readonly onCancel: () => void;
}

/** Another blame and class than the verdict's, with the reason, which has to be given. */
export function OverrideForm({ isSaving, onSubmit, onCancel }: OverrideFormProps) {
  const [blame, setBlame] = useState("");
  const [classification, setClassification] = useState("");
  const [reason, setReason] = useState("");
  const id = useId();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    onSubmit({
      kind: "overridden",
      blame: blames.find((name) => name === blame) ?? null,
      classification: classifications.find((name) => name === classification) ?? null,
      reason: reason.trim(),
    });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-blame`}>Blame</label>
        <select
          id={`${id}-blame`}
          required
          value={blame}
          onChange={(event) => setBlame(event.currentTarget.value)}
        >
          <option value="" disabled>
            choose
          </option>
          <option value="none">nobody can say</option>
          {blames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <div className={styles["field"]}>
        <label htmlFor={`${id}-class`}>Class</label>
        <select
          id={`${id}-class`}
          value={classification}
          onChange={(event) => setClassification(event.currentTarget.value)}
        >
          <option value="">none</option>
          {classifications.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <div className={`${styles["field"]} ${styles["why"]}`}>
        <label htmlFor={`${id}-reason`}>Reason</label>
        <textarea
          id={`${id}-reason`}
          rows={3}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </div>
      <div className={styles["buttons"]}>
        <button type="submit" disabled={isSaving || blame === "" || reason.trim() === ""}>
          {isSaving ? "Saving…" : "Override"}
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
