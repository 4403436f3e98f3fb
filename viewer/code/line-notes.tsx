import styles from "./code.module.css";
import type { LineNote } from "./line-note.ts";

/** What tools said about the line above. */
export function LineNotes({ notes }: { readonly notes: readonly LineNote[] }) {
  return (
    <div className={styles["notes"]}>
      {notes.map((note) => (
        <p
          key={`${note.source} ${note.message}`}
          className={styles["note"]}
          data-severity={note.severity}
        >
          <span className={styles["source"]}>{note.source}</span> {note.message}
        </p>
      ))}
    </div>
  );
}
