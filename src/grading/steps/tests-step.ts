import { join } from "node:path";
import type { Deployment } from "../../backend/deployment.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { TestResult } from "../../domain/test-result.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import { deployReference } from "../worker/deploy-reference.ts";
import type { GradingContext } from "../worker/grading-context.ts";
import { listenLazily } from "../worker/lazy-deployment.ts";
import { referenceFactsFile } from "../worker/reference-facts-file.ts";
import { requireFixture } from "../worker/require-fixture.ts";
import { watchContention } from "../worker/contention.ts";
import { requireTime } from "../worker/require-time.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import type { TestReport } from "../worker/test-runner.ts";

/** Runs the eval's grader against the deployed candidate; a static eval has its files alone. */
export async function testsStep(context: GradingContext): Promise<StepOutcome> {
  const { job, deployment } = context;
  if (job.pipeline === "static") return toOutcome(await runGrader(context, {}));
  if (deployment === undefined) throw new HarnessError("skip-attempt", "Nothing was deployed.");
  await using reference = await listenLazily(() => deployReference(context));
  const report = await runGrader(context, {
    CONVEX_PORT: String(deployment.port),
    CONVEX_SITE_PORT: String(deployment.sitePort),
    CONVEX_ANSWER_PORT: String(reference.port),
    CONVEX_ANSWER_SITE_PORT: String(reference.sitePort),
    FAULTLINE_ADMIN_KEY: deployment.adminKey,
    FAULTLINE_REFERENCE_FACTS: await referenceFactsFile(context),
  });
  requireSound(deployment);
  await requireFixture(context.tools.services.fixtureUrl, report.tests);
  return toOutcome(report);
}

/** Every variable that a grader may be given is set, since the runner keeps those of the grading before. */
async function runGrader(
  { job, suite, suiteDirectory, tools }: GradingContext,
  environment: Readonly<Record<string, string>>,
): Promise<TestReport> {
  tools.services.begin(tools.workspace.project);
  using contention = watchContention();
  try {
    const report = await tools.testRunner.run({
      graderFile: join(suiteDirectory, job.graderFile),
      deadlineMs: suite.manifest.deadlinesMs.tests,
      stopAtFirstFailure: job.stopAtFirstFailure,
      environment: {
        ...noDeployment,
        ...environment,
        MODEL_OUTPUT_DIR: tools.workspace.project,
        FAULTLINE_SERVICES_URL: tools.services.url,
        FAULTLINE_FIXTURE_URL: tools.services.fixtureUrl,
      },
    });
    requireTime(report, contention.measure());
    return report;
  } finally {
    await tools.services.end();
  }
}

const noDeployment = {
  CONVEX_PORT: "",
  CONVEX_SITE_PORT: "",
  CONVEX_ANSWER_PORT: "",
  CONVEX_ANSWER_SITE_PORT: "",
  FAULTLINE_ADMIN_KEY: "",
  FAULTLINE_REFERENCE_FACTS: "",
};

function requireSound(deployment: Deployment): void {
  const internal = deployment.internalError();
  if (internal !== undefined) {
    throw new HarnessError("retry", `The deployment itself failed: ${internal.message}`, {
      cause: internal,
    });
  }
}

function toOutcome(report: TestReport): StepOutcome {
  const errors = report.errors.map(graderError);
  const none =
    report.tests.length === 0 && errors.length === 0
      ? [graderError("The grader holds no tests.")]
      : [];
  return {
    diagnostics: [...report.tests.flatMap(toDiagnostics), ...errors, ...none],
    tests: report.tests,
  };
}

function toDiagnostics(test: TestResult): Diagnostic[] {
  return test.failures.map((failure) => ({
    tool: "vitest",
    code: failure.code,
    severity: "error",
    message: failure.message,
    test: test.name,
  }));
}

function graderError(message: string): Diagnostic {
  return { tool: "vitest", code: "GraderError", severity: "error", message };
}
