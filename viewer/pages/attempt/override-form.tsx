import { useState } from "react";
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
  const submit = (event: React.SubmitEvent): void => {
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
      <label>
        Blame
        <select required value={blame} onChange={(event) => setBlame(event.currentTarget.value)}>
          <option value="" disabled>
            choose
          </option>
          <option value="none">nobody can say</option>
          {blames.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label>
        Class
        <select
          value={classification}
          onChange={(event) => setClassification(event.currentTarget.value)}
        >
          <option value="">none</option>
          {classifications.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className={styles["why"]}>
        Reason
        <textarea
          rows={3}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </label>
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
