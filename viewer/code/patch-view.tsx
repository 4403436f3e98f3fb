import { Fragment } from "react";
import styles from "./code.module.css";
import { dedentLines } from "./dedent-lines.ts";
import { DiffLine } from "./diff-line.tsx";
import { parsePatch } from "./parse-patch.ts";

/** A unified diff, file by file. A text that is none is shown as it is. */
export function PatchView({ patch }: { readonly patch: string }) {
  const files = parsePatch(patch);
  if (files.length === 0) return <pre className={styles["plain"]}>{patch}</pre>;
  return files.map(({ file, hunks }) => (
    <figure key={file} className={styles["patch"]}>
      <figcaption className={styles["file"]}>{file}</figcaption>
      <div
        className={styles["code"]}
        data-compact=""
        role="group"
        aria-label={`Change of ${file}`}
        tabIndex={0}
      >
        <div className={styles["lines"]}>
          {hunks.map((lines, index) => (
            <Fragment key={lines[0]?.before ?? lines[0]?.after ?? index}>
              {index > 0 && <div className={styles["gap"]} />}
              {dedentLines(lines).map((line) => (
                <DiffLine key={`${line.before ?? ""}:${line.after ?? ""}`} line={line} />
              ))}
            </Fragment>
          ))}
        </div>
      </div>
    </figure>
  ));
}
