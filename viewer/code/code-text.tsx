import type { CodeToken } from "./highlight.ts";
import styles from "./code.module.css";
import type { Columns } from "./mark-tokens.ts";
import { markTokens } from "./mark-tokens.ts";

interface CodeTextProps {
  readonly text: string;
  /** The same text in coloured pieces, once they are known. */
  readonly tokens?: readonly CodeToken[] | undefined;
  readonly marked?: Columns | undefined;
}

/** The text of a line, coloured and with some columns marked. */
export function CodeText({ text, tokens, marked }: CodeTextProps) {
  const pieces = markTokens(tokens ?? [{ text, kind: "" }], marked);
  return (
    <span className={styles["text"]}>
      {pieces.map((piece, index) => (
        <span
          // Pieces have no identity but their place.
          key={index}
          data-kind={piece.kind === "" ? undefined : piece.kind}
          data-marked={piece.marked || undefined}
        >
          {piece.text}
        </span>
      ))}
      {text === "" && "\u200b"}
    </span>
  );
}
