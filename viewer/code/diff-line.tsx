import type { CodeLine } from "./code-line.ts";
import { CodeText } from "./code-text.tsx";
import styles from "./code.module.css";
import type { DiffTokens } from "./diff-tokens.ts";
import { tokensOfLine } from "./diff-tokens.ts";

const signs = { same: " ", added: "+", removed: "−" } as const;

/** A line of a diff in one column, with its numbers in both versions and its sign. */
export function DiffLine({
  line,
  tokens = {},
}: {
  readonly line: CodeLine;
  readonly tokens?: DiffTokens;
}) {
  return (
    <div className={styles["line"]} data-change={line.kind}>
      <span className={styles["number"]} data-number={line.before ?? ""} />
      <span className={styles["number"]} data-number={line.after ?? ""} />
      <span className={styles["sign"]}>{signs[line.kind]}</span>
      <CodeText text={line.text} tokens={tokensOfLine(line, tokens)} />
    </div>
  );
}
