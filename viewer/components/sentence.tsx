import styles from "./sentence.module.css";
import { splitCode } from "./split-code.ts";

/** A sentence in which names stand between backticks. */
export function Sentence({ text }: { readonly text: string }) {
  return splitCode(text).map((part, index) =>
    part.isCode ? (
      <code key={index} className={styles["code"]}>
        {part.text}
      </code>
    ) : (
      part.text
    ),
  );
}
