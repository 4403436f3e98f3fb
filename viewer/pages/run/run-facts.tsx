import type { ReactNode } from "react";
import type { Comparison } from "../../../src/domain/report.ts";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { RunAnswer } from "../../../src/server/api-types.ts";
import { significanceInWords } from "../../../src/stats/significance-in-words.ts";
import { BlameBar } from "../../components/blame-bar.tsx";
import { Rate } from "../../components/rate.tsx";
import { formatCount } from "../../format/format-count.ts";
import { formatPercent } from "../../format/format-percent.ts";
import { confidenceInWords } from "./count-by-step.ts";
import styles from "./run-page.module.css";
import { RunProgress } from "./run-progress.tsx";

/** The answer of the page, a line each: how many, whose fault, how sure, what the fixes bring, against what. */
export function RunFacts({ run }: { readonly run: RunAnswer }) {
  const { analysis, report, counts } = run;
  const classes = Object.entries(report?.byClassification ?? {}).filter(([, count]) => count > 0);
  return (
    <dl className={styles["facts"]}>
      {run.status !== "completed" && (
        <Fact name="status">
          <RunProgress status={run.status} counts={counts} />
        </Fact>
      )}
      <Fact name="passed">
        <span className={styles["score"]}>
          <Rate rate={run.rate} long />
        </span>
      </Fact>
      {analysis?.adjustedRate !== undefined && (
        <Fact name="adjusted">
          <Rate rate={analysis.adjustedRate} long /> without what the environment failed
        </Fact>
      )}
      {counts.errored > 0 && (
        <Fact name="not scored">
          {formatCount(counts.errored, "attempt")} errored: the harness or the provider failed
        </Fact>
      )}
      <Fact name="whose fault">
        {analysis === undefined ? (
          <NotAnalysed run={run} />
        ) : (
          <div className={styles["blame"]}>
            <BlameBar counts={analysis.byBlame} legend />
          </div>
        )}
      </Fact>
      {analysis !== undefined && (
        <Fact name="how sure">{confidenceInWords(run.evals) || "nothing to decide"}</Fact>
      )}
      {classes.length > 0 && (
        <Fact name="class">{classes.map(([name, count]) => `${name} ${count}`).join(" · ")}</Fact>
      )}
      {report?.combinedEffect !== undefined && (
        <Fact name="with fixes">{effectInWords(report.combinedEffect)}</Fact>
      )}
      {report?.comparisons.map((comparison) => (
        <Fact key={comparison.run.id} name="against">
          {comparisonInWords(comparison)}
        </Fact>
      ))}
      {run.agreement !== null && <Fact name="reviewed">{agreementInWords(run.agreement)}</Fact>}
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles["fact"]}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function NotAnalysed({ run }: { readonly run: RunAnswer }) {
  if (run.counts.failed === 0) return <span className="muted">no failures</span>;
  return (
    <span className="muted">
      not analysed yet: <code>faultline analyze {runIdPrefix(run.id)}</code>
    </span>
  );
}

function effectInWords({
  passedAfter,
  total,
  gained,
  lost,
}: NonNullable<NonNullable<RunAnswer["report"]>["combinedEffect"]>): string {
  const change = `${gained.length} gained, ${lost.length} lost`;
  return `${passedAfter} of ${total} (${formatPercent(passedAfter / total)}) with every recommended change, measured: ${change}`;
}

function comparisonInWords(comparison: Comparison): string {
  const { run, otherTotals, resolved, stillFailing, newFailures, pValue } = comparison;
  const totals = `${run.experiment} of ${run.date}, ${otherTotals.passed} of ${otherTotals.total}`;
  const changes = `${resolved.length} resolved, ${stillFailing.length} still failing, ${newFailures.length} new`;
  return `${totals}: ${changes}. ${significanceInWords(pValue)}`;
}

function agreementInWords({
  reviewed,
  confirmed,
  overridden,
  kappa,
}: NonNullable<RunAnswer["agreement"]>): string {
  const counts = `${formatCount(reviewed, "verdict")}: ${confirmed} confirmed, ${overridden} overridden`;
  return kappa === null ? counts : `${counts}; agreement κ ${kappa.toFixed(2)}`;
}
