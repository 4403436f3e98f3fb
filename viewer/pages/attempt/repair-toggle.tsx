import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";

/** Shows the certificate's change in the code. */
export function RepairToggle({ page }: { readonly page: AttemptPageState }) {
  const { verdict, view, change } = page;
  const file = verdict?.certificate?.edits[0]?.file;
  const isOn = view.repair;
  return (
    <label className={styles["toggle"]}>
      <input
        type="checkbox"
        checked={isOn}
        onChange={() =>
          change({ repair: isOn ? undefined : "1", file, line: undefined, lines: undefined })
        }
      />
      show the repair
    </label>
  );
}
