import type { TestFailure, TestResult } from "../../../src/domain/test-result.ts";
import { DiffLine } from "../../code/diff-line.tsx";
import { diffLines } from "../../code/diff-lines.ts";
import codeStyles from "../../code/code.module.css";
import { Duration } from "../../components/duration.tsx";
import { OutcomeMark } from "../../components/outcome-mark.tsx";
import { EmptyState } from "../../components/page-state.tsx";
import type { AttemptPageState } from "./attempt-page-state.ts";
import styles from "./attempt-page.module.css";

/** Every test of the grader; those that failed first, with what was expected and what came. */
export function TestsTab({ page }: { readonly page: AttemptPageState }) {
  const tests = page.answer.steps.flatMap((step) => ("tests" in step ? (step.tests ?? []) : []));
  if (tests.length === 0) return <EmptyState title="No test was run" />;
  const failed = tests.filter(({ status }) => status === "failed");
  const others = tests.filter(({ status }) => status !== "failed");
  const passed = tests.filter(({ status }) => status === "passed").length;
  return (
    <>
      <p className={styles["tools"]}>
        {passed} of {tests.length} tests passed
      </p>
      <ul className={styles["tests"]}>
        {[...failed, ...others].map((test) => (
          <Test key={test.name} page={page} test={test} />
        ))}
      </ul>
    </>
  );
}

function Test({ page, test }: { readonly page: AttemptPageState; readonly test: TestResult }) {
  return (
    <li>
      <p className={styles["test"]}>
        <OutcomeMark outcome={test.status} />
        <span>{test.name}</span>
        <span className="muted">
          <Duration milliseconds={test.durationMs} />
        </span>
      </p>
      {test.failures.map((failure) => (
        <Failure key={`${failure.code} ${failure.message}`} page={page} failure={failure} />
      ))}
    </li>
  );
}

function Failure({
  page,
  failure,
}: {
  readonly page: AttemptPageState;
  readonly failure: TestFailure;
}) {
  const { code, message, expected, actual, graderPlace } = failure;
  const grader = page.answer.eval?.graderFile;
  return (
    <div className={styles["failure"]}>
      <p className={styles["message"]}>{message}</p>
      {expected !== undefined && actual !== undefined && (
        <div
          className={codeStyles["code"]}
          role="group"
          aria-label="Expected and actual"
          tabIndex={0}
        >
          <p className={styles["legend"]}>− expected, + received</p>
          <div className={codeStyles["lines"]}>
            {diffLines(expected, actual).map((line) => (
              <DiffLine key={`${line.before ?? ""}:${line.after ?? ""}`} line={line} />
            ))}
          </div>
        </div>
      )}
      <p className="muted">
        <code>{code}</code>
        {graderPlace !== undefined && grader !== undefined && (
          <>
            {" at "}
            <button
              type="button"
              className={styles["jump"]}
              onClick={() => page.go({ tab: "checks", file: grader, line: graderPlace.line })}
            >
              {graderPlace.file}:{graderPlace.line}
            </button>
          </>
        )}
      </p>
    </div>
  );
}
