import { useState } from "react";
import type { ProjectFiles } from "../../../src/domain/project-files.ts";
import { CodeView } from "../../code/code-view.tsx";
import styles from "./suite.module.css";

/** The reference answer, file by file. */
export function ReferenceFiles({ files }: { readonly files: ProjectFiles }) {
  return (
    <section className={styles["section"]} aria-label="Reference">
      <h2>Reference</h2>
      {Object.entries(files).map(([file, text]) => (
        <ReferenceFile key={file} file={file} text={text} />
      ))}
    </section>
  );
}

/** What nobody opened is not rendered. */
function ReferenceFile({ file, text }: { readonly file: string; readonly text: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="mono">{file}</summary>
      {isOpen && <CodeView file={file} text={text} />}
    </details>
  );
}
