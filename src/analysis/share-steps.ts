import type { EvalPath } from "../domain/eval.ts";
import { stepIndex } from "../domain/grading.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { gatingSteps, stepNames } from "../domain/step.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade, GradeRequest, GradeResult } from "../grading/grade.ts";
import { contentHash, treeHash } from "../lib/content-hash.ts";

/** A project and the suite that grades it. */
interface GradedProject {
  readonly suite: Suite;
  readonly evalPath: EvalPath;
  readonly files: ProjectFiles;
}

export interface ShareOptions {
  /** Hash of the tools that grade. */
  readonly toolchain: string;
  /** Gradings that those tools made before. */
  readonly earlier: readonly (GradedProject & { readonly steps: readonly Step[] })[];
}

/**
 * The grade function, which runs no step again whose inputs were graded before: a changed lint config decides nothing
 * but lint, a changed grader nothing but the tests. Fresh gradings run whole.
 */
export function shareSteps(grade: Grade, { toolchain, earlier }: ShareOptions): Grade {
  const shared = new Map<string, Step>();
  for (const { steps, ...project } of earlier) keep(shared, keysOf(project), steps);
  return async (request) => {
    if (request.fresh === true) return grade(request);
    const keys = keysOf(request);
    const { upTo = "tests" } = request;
    const found = stepNames.map((name) => shared.get(keys[name]));
    const whole = compose(found, upTo);
    if (whole !== undefined) return recalled(request, { steps: whole, toolchain });
    const result = await gradeMissing(grade, request, { found, upTo });
    keep(shared, keys, result.steps);
    const steps = compose(
      found.map((step, index) => step ?? standing(result.steps[index])),
      upTo,
    );
    return { ...result, steps: steps ?? result.steps };
  };
}

type StepKeys = Readonly<Record<StepName, string>>;

/** What decides each step. Lint configs and graders may import other modules of the suite, but none of an eval's. */
function keysOf({ suite, evalPath, files }: GradedProject): StepKeys {
  const { root, overlay, lintConfigs, evals } = suite;
  const configs = Object.values(lintConfigs);
  const isElsewhere = (path: string): boolean =>
    !path.startsWith("evals/") && !configs.some(({ file }) => file === path);
  const others = Object.fromEntries(Object.entries(overlay).filter(([path]) => isElsewhere(path)));
  const project = [root, treeHash(others), evalPath, treeHash(files)].join("\n");
  const key = (name: StepName, decides: string): string =>
    contentHash([project, name, decides].join("\n"));
  return {
    filesystem: key("filesystem", ""),
    install: key("install", ""),
    deploy: key("deploy", ""),
    tsc: key("tsc", ""),
    eslint: key("eslint", configs.map(({ file, text }) => `${file}\n${text}`).join("\n")),
    tests: key("tests", evals.get(evalPath)?.hash ?? ""),
  };
}

function keep(shared: Map<string, Step>, keys: StepKeys, steps: readonly Step[]): void {
  for (const step of steps) {
    if (standing(step) !== undefined) shared.set(keys[step.name], step);
  }
}

/** A step that came to an end of its own; what was skipped for the sake of another is told by that one. */
function standing(step: Step | undefined): Step | undefined {
  if (step === undefined || step.status === "errored") return undefined;
  return step.status === "skipped" && step.reason !== "not-in-pipeline" ? undefined : step;
}

/** All steps of a grading up to one, where each of them is known or cannot run. */
function compose(
  found: readonly (Step | undefined)[],
  upTo: StepName,
): readonly Step[] | undefined {
  const steps: Step[] = [];
  let isOver = false;
  for (const [index, name] of stepNames.entries()) {
    if (index > stepIndex(upTo)) {
      steps.push({ name, status: "skipped", reason: "not-requested" });
    } else if (isOver) {
      steps.push({ name, status: "skipped", reason: "earlier-step-failed" });
    } else {
      const step = found[index];
      if (step === undefined) return undefined;
      steps.push(step);
      isOver = step.status === "failed" && gatingSteps.includes(name);
    }
  }
  return steps;
}

interface Missing {
  readonly found: readonly (Step | undefined)[];
  readonly upTo: StepName;
}

/** Goes on behind the steps that are known, to the last one that is not. */
function gradeMissing(
  grade: Grade,
  request: GradeRequest,
  { found, upTo }: Missing,
): Promise<GradeResult> {
  const wanted = found.slice(0, stepIndex(upTo) + 1);
  const first = wanted.indexOf(undefined);
  const known = wanted.slice(0, first).filter((step) => step !== undefined);
  const last = stepNames[wanted.lastIndexOf(undefined)] ?? upTo;
  return grade({ ...request, known, upTo: last });
}

function recalled(
  { suite, evalPath, files }: GradeRequest,
  { steps, toolchain }: { readonly steps: readonly Step[]; readonly toolchain: string },
): GradeResult {
  const evalHash = suite.evals.get(evalPath)?.hash ?? "";
  const inputs = { files: treeHash(files), eval: evalHash, config: suite.configHash, toolchain };
  return { steps, inputs, durationMs: 0, cached: true };
}
