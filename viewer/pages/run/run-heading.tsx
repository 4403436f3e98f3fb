import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { RunAnswer } from "../../../src/server/api-types.ts";
import { RelativeTime } from "../../components/relative-time.tsx";
import { embeddedData } from "../../data/embedded-data.ts";
import { formatDuration } from "../../format/format-duration.ts";
import styles from "./run-page.module.css";

/** Which run it is. */
export function RunHeading({ run }: { readonly run: RunAnswer }) {
  const [other] = run.report?.comparisons ?? [];
  return (
    <header className={styles["heading"]}>
      <div>
        <h1>{run.modelDisplayName}</h1>
        <p className={styles["meta"]}>
          <span className="mono">
            {run.provider}/{run.model}
          </span>
          <span>
            {run.experiment} ({run.guidelines ? "with" : "without"} guidelines)
          </span>
          <span>
            run <code title={run.id}>{runIdPrefix(run.id)}</code>
          </span>
          <RelativeTime at={run.date} />
          {run.suite !== undefined && (
            <span>
              suite {run.suite.name} {run.suite.version}
            </span>
          )}
          {run.durationSeconds !== undefined && (
            <span>took {formatDuration(run.durationSeconds * 1000)}</span>
          )}
          {run.cost !== undefined && <span>${run.cost.toFixed(2)}</span>}
        </p>
      </div>
      {embeddedData() === undefined && other !== undefined && (
        <Link href={`/compare?runs=${other.run.id},${run.id}`}>
          Compare with {other.run.experiment}
        </Link>
      )}
    </header>
  );
}
