import { join } from "node:path";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { treeHash } from "../../lib/content-hash.ts";
import type { SuiteSnapshot } from "../grade-job.ts";
import type { GradingContext } from "../worker/grading-context.ts";
import type { StepOutcome } from "../worker/step-outcome.ts";
import type { ProjectPart } from "../worker/type-checker.ts";

/** Lints each part with the suite's config for it. Warnings are recorded and never fail the step. */
export async function eslintStep(context: GradingContext): Promise<StepOutcome> {
  const { convexLintConfig, srcLintConfig } = context.suite;
  const convex = await lintPart(context, "convex", convexLintConfig);
  const src = await lintPart(context, "src", srcLintConfig);
  return { diagnostics: [...convex, ...src] };
}

async function lintPart(
  { job, suite, suiteDirectory, tools }: GradingContext,
  part: ProjectPart,
  configFile: string | undefined,
): Promise<readonly Diagnostic[]> {
  if (configFile === undefined) return [];
  const file = join(suiteDirectory, configFile);
  const { suppressionComments = "obeyed" } = suite.manifest;
  const version = configVersion(suite);
  return tools.staticChecks.lint(part, job.files, { file, version, suppressionComments });
}

/** A config may import any module of the suite, but none of an eval. */
function configVersion({ files }: SuiteSnapshot): string {
  return treeHash(
    Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith("evals/"))),
  );
}
