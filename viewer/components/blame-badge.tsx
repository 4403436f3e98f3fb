import type { BlameName } from "../../src/server/api-types.ts";
import styles from "./blame-badge.module.css";

/** Whose fault: a mark of the blame's colour, and always the word. */
export function BlameBadge({ blame }: { readonly blame: BlameName | null }) {
  const name = blame ?? "undetermined";
  return (
    <span className={styles["badge"]}>
      <span className={styles["mark"]} data-blame={name} aria-hidden="true" />
      {name}
    </span>
  );
}
