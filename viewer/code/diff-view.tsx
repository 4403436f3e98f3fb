import { useMemo, useState } from "react";
import type { CodeLine } from "./code-line.ts";
import { linesOf } from "./code-line.ts";
import styles from "./code.module.css";
import { DiffLine } from "./diff-line.tsx";
import { diffLines, foldEqualLines } from "./diff-lines.ts";
import { SplitDiff } from "./split-diff.tsx";
import type { DiffTokens } from "./diff-tokens.ts";
import { useTokens } from "./use-tokens.ts";

interface DiffViewProps {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** In two columns. */
  readonly split?: boolean;
  /** Equal lines stay, however far from a change. */
  readonly whole?: boolean;
}

/** Two versions of a file as one diff; stretches of equal lines unfold on demand. */
export function DiffView({ file, before, after, split = false, whole = false }: DiffViewProps) {
  const lines = useMemo(() => diffLines(before, after), [before, after]);
  const tokens = { before: useTokens(file, before), after: useTokens(file, after) };
  const stretches = whole ? [{ kind: "shown", lines } as const] : foldEqualLines(lines);
  return (
    <div className={styles["code"]} role="group" aria-label={`Diff of ${file}`} tabIndex={0}>
      <div className={styles["lines"]}>
        {stretches.map((stretch) => (
          <Stretch key={keyOf(stretch.lines)} {...stretch} split={split} tokens={tokens} />
        ))}
        {linesOf(before).length + linesOf(after).length === 0 && <p>Both are empty.</p>}
      </div>
    </div>
  );
}

function Stretch({
  kind,
  lines,
  split,
  tokens,
}: {
  readonly kind: "shown" | "folded";
  readonly lines: readonly CodeLine[];
  readonly split: boolean;
  readonly tokens: DiffTokens;
}) {
  const [isOpen, setOpen] = useState(kind === "shown");
  if (!isOpen) {
    return (
      <button type="button" className={styles["fold"]} onClick={() => setOpen(true)}>
        {lines.length} equal lines
      </button>
    );
  }
  if (split) return <SplitDiff lines={lines} tokens={tokens} />;
  return lines.map((line) => <DiffLine key={keyOf([line])} line={line} tokens={tokens} />);
}

function keyOf([first]: readonly CodeLine[]): string {
  return `${first?.before ?? ""}:${first?.after ?? ""}`;
}
