import { outcomeOf } from "../../src/domain/grading.ts";
import type { FailedStep } from "../../src/domain/step.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import type { AnalysisReport } from "../../src/public/index.ts";
import type { FaultCase } from "../cases/fault-case.ts";
import type { Cause } from "../operator.ts";
import { checkStability } from "./check-stability.ts";
import type { Evaluation, JudgedCause } from "./evaluation.ts";
import { locateCertificate } from "./locate-certificate.ts";
import type { GradedRun, Lab } from "./open-lab.ts";
import { firstLineIsAtFault, plainDiffSize } from "./trivial-answers.ts";

/** Has a case analysed as a run of its own, and compares what comes out with what is true. The record lacks the hash of the case. */
export async function evaluateCase(
  fault: FaultCase,
  { rules, stability }: { readonly rules: string; readonly stability: boolean },
  lab: Lab,
): Promise<Omit<Evaluation, "case">> {
  const { id, operator, letter, heldOut, evalPath, base, description, madeFrom } = fault;
  const graded = await lab.grade({ suite: fault.suite, evalPath, files: fault.candidate });
  const isFailure = graded.outcome.status !== "passed" && fault.causes.length > 0;
  const analyzed = isFailure ? await analyze(graded, lab) : undefined;
  const report = typeof analyzed === "string" ? undefined : analyzed;
  const judged = await judge(fault, { graded, report, lab });
  const verdicts = report === undefined ? [] : verdictsOf(report);
  const step = failedStep(graded);
  return {
    id,
    operator,
    letter,
    heldOut,
    evalPath,
    base,
    description,
    outcome: graded.outcome.status,
    ...(step === undefined ? {} : { failedStep: step.name }),
    ...errorOf(graded, verdicts),
    ...(typeof analyzed === "string" ? { crash: analyzed } : {}),
    causes: judged,
    gradings: report?.analysis.gradings ?? 0,
    probeGradings: probeGradings(verdicts),
    seconds: (report?.analysis.durationMs ?? 0) / 1000,
    ...(stability && verdicts[0] !== undefined
      ? { stability: await checkStability(fault, verdicts[0], lab) }
      : {}),
    evidence: verdicts.flatMap(({ evidence }) =>
      evidence.map(({ probe, answer }) => `${probe}: ${answer}`),
    ),
    tried: verdicts.flatMap(({ tried = [] }) => tried),
    baselines: {
      plainDiffSize: plainDiffSize(fault),
      firstLine: step === undefined ? false : firstLineIsAtFault(step, fault),
    },
    rules,
    madeFrom,
  };
}

/** An analysis that crashes has no answer; the others of the benchmark are still worth having. */
async function analyze(graded: GradedRun, lab: Lab): Promise<AnalysisReport | string> {
  try {
    return await lab.analyze(graded);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

interface Judging {
  readonly graded: GradedRun;
  readonly report: AnalysisReport | undefined;
  readonly lab: Lab;
}

/** Each cause is answered by a verdict of its blame, else by the first one that answers no other cause. */
async function judge(
  fault: FaultCase,
  { graded, report, lab }: Judging,
): Promise<readonly JudgedCause[]> {
  const open = report === undefined ? [] : [...verdictsOf(report)];
  const all = open.flatMap(({ certificate }) => certificate ?? []);
  const answers = new Map<Cause, Verdict>();
  for (const cause of fault.causes) {
    take(open, answers, [cause, ({ blame }) => blame === cause.blame]);
  }
  for (const cause of fault.causes) {
    if (!answers.has(cause)) take(open, answers, [cause, () => true]);
  }
  return Promise.all(
    fault.causes.map(async (truth): Promise<JudgedCause> => {
      const verdict = answers.get(truth);
      if (verdict === undefined) return unanswered(truth, graded);
      const { blame, classification, confidence, rule, oneLine, certificate } = verdict;
      return {
        truth,
        blame: blame ?? "undetermined",
        classification,
        confidence,
        rule,
        oneLine,
        ...(certificate === undefined
          ? {}
          : { localization: await locateCertificate(certificate, { fault, all, lab }) }),
      };
    }),
  );
}

function take(
  open: Verdict[],
  answers: Map<Cause, Verdict>,
  [cause, fits]: readonly [Cause, (verdict: Verdict) => boolean],
): void {
  const at = open.findIndex(fits);
  const [verdict] = at === -1 ? [] : open.splice(at, 1);
  if (verdict !== undefined) answers.set(cause, verdict);
}

/** The verdict on the first failed step comes first. */
function verdictsOf({ verdicts, furtherVerdicts }: AnalysisReport): readonly Verdict[] {
  return [...verdicts, ...furtherVerdicts];
}

function unanswered(truth: Cause, { outcome }: GradedRun): JudgedCause {
  const blame = { passed: "passed", errored: "environment", failed: "undetermined" } as const;
  return {
    truth,
    blame: blame[outcome.status],
    classification: null,
    confidence: "none",
    rule: "",
    oneLine: "",
  };
}

function failedStep({ grading }: GradedRun): FailedStep | undefined {
  const outcome = grading === undefined ? undefined : outcomeOf(grading.steps);
  return outcome?.status === "failed" ? outcome.step : undefined;
}

function errorOf(
  { outcome }: GradedRun,
  verdicts: readonly Verdict[],
): { readonly error?: string } {
  if (outcome.status === "errored") return { error: outcome.message };
  const [first] = verdicts;
  return first === undefined ? {} : { error: first.failure.error };
}

function probeGradings(verdicts: readonly Verdict[]): number {
  return verdicts
    .flatMap(({ evidence }) => evidence)
    .flatMap(({ executions }) => executions)
    .filter(({ cached }) => !cached).length;
}
