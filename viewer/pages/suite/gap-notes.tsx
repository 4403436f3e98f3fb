import type { GapNote } from "../../../src/domain/eval.ts";
import styles from "./suite.module.css";

/** What is known to be wrong with an eval. */
export function GapNotes({ notes }: { readonly notes: readonly GapNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section className={styles["section"]} aria-label="Gap notes">
      <h2>Known gaps</h2>
      <ul className={styles["gaps"]}>
        {notes.map(({ line, status, text }) => (
          <li key={line}>
            <strong>{status}</strong> {text}
          </li>
        ))}
      </ul>
    </section>
  );
}
