import { runIdPrefix } from "../../../src/domain/run.ts";
import type { RunAnswer } from "../../../src/server/api-types.ts";
import { apiAddress } from "../../../src/server/api-types.ts";
import { CodeView } from "../../code/code-view.tsx";
import { embeddedData } from "../../data/embedded-data.ts";
import styles from "./run-page.module.css";

/** The report as it is written to disk, and the ways to take it along. */
export function ReportText({
  run,
  markdown,
}: {
  readonly run: RunAnswer;
  readonly markdown: string;
}) {
  const name = `${runIdPrefix(run.id)}_${run.date}`;
  return (
    <section className={styles["section"]} aria-labelledby="report">
      <div className={styles["attempts"]}>
        <h2 id="report">Report</h2>
        {embeddedData() === undefined && (
          <>
            <a href={apiAddress(["runs", run.id, "report.md"])} download={`${name}.md`}>
              Markdown
            </a>
            <a href={apiAddress(["runs", run.id, "report.json"])} download={`${name}.json`}>
              JSON
            </a>
          </>
        )}
      </div>
      <details className={styles["report"]}>
        <summary>Read it here</summary>
        <CodeView file={`${name}.md`} text={markdown} />
      </details>
    </section>
  );
}
