import { formatCount } from "../../format/format-count.ts";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";

/** Suspicious constructs in the candidate's code. They decide no grade: someone should look. */
export function TamperFlags({ page }: { readonly page: AttemptPageState }) {
  const { flags } = page.answer;
  if (flags.length === 0) return null;
  return (
    <details className={styles["flags"]}>
      <summary>{formatCount(flags.length, "suspicious construct")}; they decide no grade</summary>
      <ul>
        {flags.map(({ kind, place, excerpt }) => (
          <li key={`${kind} ${place.file} ${place.line}`}>
            {kind}{" "}
            <button
              type="button"
              className={styles["jump"]}
              onClick={() => page.go({ tab: "candidate", ...place })}
            >
              {place.file}:{place.line}
            </button>{" "}
            <code>{excerpt}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
