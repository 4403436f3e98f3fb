import { runIdPrefix } from "../../domain/run.ts";
import type { Run } from "../../domain/run.ts";
import { firstError } from "../../analysis/queries/run-outcomes.ts";
import type {
  AttemptOutcome,
  AttemptWithOutcome,
  RunOutcomes,
} from "../../analysis/queries/run-outcomes.ts";

/** A run that has ended, and what became of its attempts. */
export interface EndedRun {
  readonly run: Run;
  readonly outcomes: RunOutcomes;
}

/**
 * Runs as a JUnit XML document, a test suite for each run and a test case for each attempt: what failed is a failure,
 * what was not scored an error, what was not graded skipped.
 */
export function junitReport(ended: readonly EndedRun[]): string {
  const all = ended.flatMap(({ outcomes }) => outcomes.attempts);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="faultline" ${countsOf(all)}>`,
    ...ended.flatMap(suiteLines),
    "</testsuites>",
  ].join("\n");
}

function suiteLines({ run, outcomes }: EndedRun): readonly string[] {
  const { provider, model, experiment, id, date } = run;
  const name = `${provider}/${model} ${experiment} ${runIdPrefix(id)}`;
  return [
    `  <testsuite name="${escapeXml(name)}" timestamp="${escapeXml(date)}T00:00:00" ${countsOf(outcomes.attempts)}>`,
    ...outcomes.attempts.map(caseLine),
    "  </testsuite>",
  ];
}

function countsOf(attempts: readonly AttemptWithOutcome[]): string {
  const count = (status: AttemptOutcome["status"]): number =>
    attempts.filter(({ outcome }) => outcome.status === status).length;
  return `tests="${attempts.length}" failures="${count("failed")}" errors="${count("errored")}" skipped="${count("not-graded")}"`;
}

function caseLine({ attempt: { evalPath, sample }, outcome }: AttemptWithOutcome): string {
  const [category = "", ...rest] = evalPath.split("/");
  const name = sample === 0 ? rest.join("/") : `${rest.join("/")} #${sample}`;
  const start = `    <testcase classname="${escapeXml(category)}" name="${escapeXml(name)}"`;
  const what = whatHappened(outcome);
  return what === "" ? `${start}/>` : `${start}>${what}</testcase>`;
}

function whatHappened(outcome: AttemptOutcome): string {
  switch (outcome.status) {
    case "passed":
      return "";
    case "not-graded":
      return "<skipped/>";
    case "errored":
      return `<error message="${escapeXml(outcome.cause)}"/>`;
    case "failed":
      return `<failure type="${outcome.stepName ?? "unknown"}" message="${escapeXml(failureText(outcome))}"/>`;
    default:
      return outcome satisfies never;
  }
}

/** What a failed attempt says of itself, whole. */
export function failureText({
  step,
  error,
}: Extract<AttemptOutcome, { readonly status: "failed" }>): string {
  return step === undefined ? (error ?? "The failure was not recorded.") : firstError(step);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
};

/** Characters that XML 1.0 cannot hold are left out. */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // oxlint-disable-next-line no-control-regex -- these are the characters in question
      .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/gu, "")
      .replace(/[&<>"\n]/gu, (character) => entities[character] ?? character)
  );
}
