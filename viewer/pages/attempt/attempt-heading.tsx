import { Link } from "wouter";
import { runIdPrefix } from "../../../src/domain/run.ts";
import type { AttemptAnswer, EvalReference } from "../../../src/server/api-types.ts";
import { attemptAddress, runAddress } from "../../state/addresses.ts";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { outcomeMark } from "../../components/outcome-mark-name.ts";
import styles from "./attempt-page.module.css";

/** Which attempt it is, how it ended, and the way to the other failures of its run. */
export function AttemptHeading({ answer }: { readonly answer: AttemptAnswer }) {
  const { run, attempt, outcome, failedStep, neighbours, samples } = answer;
  return (
    <header className={styles["heading"]}>
      <div>
        <p className={styles["crumbs"]}>
          <Link href={runAddress(run)}>
            {run.modelDisplayName} · {run.experiment} · {runIdPrefix(run.id)}
          </Link>
        </p>
        <div className={styles["title"]}>
          <h1 className="mono">{attempt.evalPath}</h1>
          <span className={styles["outcome"]}>
            <OutcomeMark outcome={outcomeMark(outcome)} />
            {failedStep === undefined ? outcome : `${outcome} at ${failedStep}`}
          </span>
        </div>
        {samples.length > 1 && <Samples answer={answer} />}
      </div>
      <nav className={styles["neighbours"]} aria-label="Failures of this run">
        <Neighbour name="Previous failure" answer={answer} target={neighbours.previous} />
        <Neighbour name="Next failure" answer={answer} target={neighbours.next} />
      </nav>
    </header>
  );
}

function Samples({ answer: { run, attempt, samples } }: { readonly answer: AttemptAnswer }) {
  return (
    <nav className={styles["samples"]} aria-label="Samples">
      {samples.map(({ attemptId, sample, outcome }) => (
        <Link
          key={attemptId}
          href={attemptAddress(run, attempt.evalPath, { sample })}
          aria-current={attemptId === attempt.id ? "page" : undefined}
        >
          <OutcomeMark outcome={outcomeMark(outcome)} /> sample {sample + 1}
        </Link>
      ))}
    </nav>
  );
}

function Neighbour({
  name,
  answer,
  target,
}: {
  readonly name: string;
  readonly answer: AttemptAnswer;
  readonly target: EvalReference | null;
}) {
  if (target === null) return null;
  return (
    <Link title={target.evalPath} href={attemptAddress(answer.run, target.evalPath, target)}>
      {name}
    </Link>
  );
}
