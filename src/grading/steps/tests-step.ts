import { join } from "node:path";
import type { Deployment } from "../../backend/deployment.ts";
import { generateCode } from "../../backend/push/generate-code.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { TestResult } from "../../domain/test-result.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { GradingContext } from "../worker/grading-context.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import { linkFolder, writeTree } from "../worker/workspace.ts";
import { dependencySet } from "../worker/dependency-sets.ts";

/** Runs the eval's grader against the deployed candidate. */
export async function testsStep(context: GradingContext): Promise<StepOutcome> {
  const { job, suite, suiteDirectory, tools, deployment } = context;
  if (deployment === undefined) throw new HarnessError("skip-attempt", "Nothing was deployed.");
  const facts = await tools.referenceFacts.path(job.evalHash, () => deployReference(context));
  tools.services.begin(tools.workspace.project);
  const report = await tools.testRunner.run({
    graderFile: join(suiteDirectory, job.graderFile),
    deadlineMs: suite.manifest.deadlinesMs.tests,
    environment: {
      CONVEX_PORT: String(deployment.port),
      CONVEX_SITE_PORT: String(deployment.sitePort),
      MODEL_OUTPUT_DIR: tools.workspace.project,
      FAULTLINE_ADMIN_KEY: deployment.adminKey,
      FAULTLINE_REFERENCE_FACTS: facts,
      FAULTLINE_SERVICES_URL: tools.services.url,
      FAULTLINE_FIXTURE_URL: tools.services.fixtureUrl,
    },
  });
  const internal = deployment.internalError();
  if (internal !== undefined) {
    throw new HarnessError("retry", `The deployment itself failed: ${internal.message}`, {
      cause: internal,
    });
  }
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

async function deployReference({
  job,
  suite,
  tools,
}: GradingContext): Promise<Deployment | undefined> {
  const { root } = tools.workspace;
  const directory = join(root, "reference", job.evalHash);
  await writeTree(directory, { ...job.answer, ...generateCode(job.answer) });
  const packages = await dependencySet(root, Object.keys(suite.manifest.dependencies));
  await linkFolder(packages, join(directory, "node_modules"));
  const deployment = await tools.startDeployment();
  try {
    const { status } = await deployment.push({ projectDirectory: directory });
    if (status === "pushed") return deployment;
  } catch (error) {
    await deployment[Symbol.asyncDispose]();
    throw error;
  }
  await deployment[Symbol.asyncDispose]();
  return undefined;
}
