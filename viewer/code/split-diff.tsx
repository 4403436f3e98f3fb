import type { CodeLine } from "./code-line.ts";
import { CodeText } from "./code-text.tsx";
import styles from "./code.module.css";
import type { DiffTokens } from "./diff-tokens.ts";
import { tokensOfLine } from "./diff-tokens.ts";
import { pairLines } from "./pair-lines.ts";

/** Lines of a diff in two columns: before and after. */
export function SplitDiff({
  lines,
  tokens,
}: {
  readonly lines: readonly CodeLine[];
  readonly tokens: DiffTokens;
}) {
  return pairLines(lines).map(({ left, right }) => (
    <div key={`${left?.before ?? ""}:${right?.after ?? ""}`} className={styles["pair"]}>
      <Half line={left} number={left?.before} tokens={tokens} />
      <Half line={right} number={right?.after} tokens={tokens} />
    </div>
  ));
}

function Half({
  line,
  number,
  tokens,
}: {
  readonly line: CodeLine | undefined;
  readonly number: number | undefined;
  readonly tokens: DiffTokens;
}) {
  return (
    <div className={styles["half"]} data-change={line?.kind ?? "absent"}>
      <span className={styles["number"]} data-number={number ?? ""} />
      {line !== undefined && <CodeText text={line.text} tokens={tokensOfLine(line, tokens)} />}
    </div>
  );
}
