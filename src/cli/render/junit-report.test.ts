import { expect, test } from "vitest";
import { attemptId } from "../../domain/ids.ts";
import { gradedRunFixture } from "../workbench.fixture.ts";
import { githubAnnotations } from "./github-annotations.ts";
import { junitReport } from "./junit-report.ts";

const hostile = 'a <b> & "c"]]>\u001b[31m\n::error::100%\u0000';
const run = gradedRunFixture();
const attempt = (evalPath: string, sample = 0) => ({
  id: attemptId(evalPath),
  runId: run.id,
  evalPath,
  sample,
  state: { status: "graded" as const },
});
const attempts = [
  { attempt: attempt("a/x"), outcome: { status: "passed" } },
  { attempt: attempt("a/y", 1), outcome: { status: "failed", stepName: "tests", error: hostile } },
  { attempt: attempt("b/z"), outcome: { status: "errored", cause: hostile } },
  { attempt: attempt("b/w"), outcome: { status: "not-graded" } },
] as const;
const counts = { total: 2, passed: 1, failed: 1, errored: 1, notGraded: 1, failedByStep: {} };
const ended = [{ run, outcomes: { ...counts, attempts } }];

test("a JUnit document holds every attempt, and no text of a model as markup", () => {
  const text = "a &lt;b&gt; &amp; &quot;c&quot;]]&gt;[31m&#10;::error::100%";
  expect(junitReport(ended).split("\n")).toEqual([
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites name="faultline" tests="4" failures="1" errors="1" skipped="1">',
    `  <testsuite name="acme/coder-1 default k57abcde" timestamp="${run.date}T00:00:00" tests="4" failures="1" errors="1" skipped="1">`,
    '    <testcase classname="a" name="x"/>',
    `    <testcase classname="a" name="y #1"><failure type="tests" message="${text}"/></testcase>`,
    `    <testcase classname="b" name="z"><error message="${text}"/></testcase>`,
    '    <testcase classname="b" name="w"><skipped/></testcase>',
    "  </testsuite>",
    "</testsuites>",
  ]);
});

test("an annotation is one line, whatever a model wrote", () => {
  expect(githubAnnotations(ended)).toEqual([
    `::error title=a/y (acme/coder-1%2C default) failed at tests::a <b> & "c"]]>\u001b[31m%0A::error::100%25\u0000`,
    `::warning title=b/z (acme/coder-1%2C default) was not scored::a <b> & "c"]]>\u001b[31m%0A::error::100%25\u0000`,
  ]);
});
