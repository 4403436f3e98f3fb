import { Fragment, useEffect, useRef } from "react";
import { linesOf } from "./code-line.ts";
import { CodeText } from "./code-text.tsx";
import styles from "./code.module.css";
import { LineNotes } from "./line-notes.tsx";
import type { LineNote } from "./line-note.ts";
import { useTokens } from "./use-tokens.ts";

/** Lines that are spoken of. */
export interface CodeFocus {
  readonly line: number;
  readonly lines: number;
  /** Someone asked for them: the page itself may scroll there, not the code alone. */
  readonly isAsked?: boolean;
}

interface CodeViewProps {
  /** Name of the file, which decides how it is coloured. */
  readonly file: string;
  readonly text: string;
  /** What is said about lines, below them. */
  readonly notes?: readonly LineNote[];
  /** The lines that are spoken of: they are highlighted and moved into view. */
  readonly focus?: CodeFocus | undefined;
  /** Long lines are broken: for prose. */
  readonly wrap?: boolean;
}

/** A file with its line numbers, what tools said in place, and the lines that are spoken of. */
export function CodeView({ file, text, notes = [], focus, wrap = false }: CodeViewProps) {
  const tokens = useTokens(file, text);
  const isAsked = focus?.isAsked ?? false;
  const view = useRef<HTMLDivElement>(null);
  const target = focus?.line ?? firstError(notes)?.line;
  useEffect(() => {
    if (target === undefined || view.current === null) return;
    scrollToLine(view.current, target, isAsked);
  }, [target, file, isAsked]);
  return (
    <div ref={view} className={styles["code"]} role="group" aria-label={file} tabIndex={0}>
      <div className={styles["lines"]} data-wrap={wrap || undefined}>
        {linesOf(text).map((line, index) => {
          const number = index + 1;
          const here = notes.filter((note) => note.line === number);
          return (
            <Fragment key={number}>
              <div
                className={styles["line"]}
                data-line={number}
                data-focused={isFocused(focus, number) || undefined}
                data-noted={firstError(here)?.severity}
              >
                <span className={styles["number"]} data-number={number} />
                <CodeText text={line} tokens={tokens?.[index]} marked={firstError(here)?.columns} />
              </div>
              {here.length > 0 && <LineNotes notes={here} />}
            </Fragment>
          );
        })}
      </div>
    </div>
  );
}

function isFocused(focus: CodeViewProps["focus"], line: number): boolean {
  return focus !== undefined && line >= focus.line && line < focus.line + focus.lines;
}

function firstError(notes: readonly LineNote[]): LineNote | undefined {
  return notes.find(({ severity }) => severity === "error") ?? notes[0];
}

/** Moves the code, and the page around it only where someone asked for the line. */
function scrollToLine(view: HTMLElement, line: number, isAsked: boolean): void {
  const element = view.querySelector<HTMLElement>(`[data-line="${line}"]`);
  if (element === null) return;
  view.scrollTop = element.offsetTop - view.clientHeight / 3;
  if (isAsked) element.scrollIntoView({ block: "nearest" });
}
