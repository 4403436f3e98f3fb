import type { Certificate } from "../domain/certificate.ts";
import type { Evidence } from "../domain/evidence.ts";
import type { PriorRun } from "../domain/prior-run.ts";
import type { FailedStep } from "../domain/step.ts";
import type { Snippet } from "../domain/verdict.ts";
import { gapProbe } from "./probes/gap-probe.ts";
import type { Investigation } from "./probes/investigation.ts";
import { priorProbe } from "./probes/prior-probe.ts";
import { referenceProbe } from "./probes/reference-probe.ts";
import type { ReferenceFinding } from "./probes/reference-probe.ts";
import { relaxProbe } from "./probes/relax-probe.ts";
import type { RelaxFinding } from "./probes/relax-probe.ts";
import { repairProbe } from "./probes/repair-probe.ts";
import type { RepairFinding } from "./probes/repair-probe.ts";
import { refusedReply, replayProbe } from "./probes/replay-probe.ts";
import type { ReplayFinding } from "./probes/replay-probe.ts";
import { taskProbe } from "./probes/task-probe.ts";
import type { TaskFinding } from "./probes/task-probe.ts";
import { certifyRelaxation } from "./relaxations/certify-relaxation.ts";
import { changedTerms } from "./signature/changed-terms.ts";
import { failureTerms } from "./signature/failure-terms.ts";
import { diagnosticSnippet } from "./signature/diagnostic-snippet.ts";
import { literalSnippet } from "./signature/literal-snippet.ts";
import type { Findings } from "./verdict/findings.ts";
import { platformRuleFor } from "./verdict/platform-rules.ts";

export interface Investigated {
  readonly investigation: Investigation;
  /** Its certificate is not yet confirmed. */
  readonly findings: Findings;
  readonly snippets: Snippets;
}

export interface Snippets {
  readonly model?: Snippet;
  readonly expected?: Snippet;
}

export interface InvestigateOptions {
  readonly priorRuns: readonly PriorRun[];
  readonly onEvidence?: (evidence: Evidence) => void;
}

/** Runs the probes on one failure, the cheap and decisive ones first. */
export async function investigateFailure(
  investigation: Investigation,
  { priorRuns, onEvidence }: InvestigateOptions,
): Promise<Investigated> {
  const tell = <Finding extends { readonly evidence: Evidence }>(finding: Finding): Finding => {
    onEvidence?.(finding.evidence);
    return finding;
  };
  const { failure, step } = investigation;
  const reference = tell(await referenceProbe(investigation));
  // The replay has a process of its own, so it need not be waited for: where it flips, no repair is believed.
  const [replay, { relax, repair }] = await Promise.all([
    replayed(investigation, reference),
    explained(investigation, reference),
  ]);
  for (const finding of [replay, relax, repair]) if (finding !== undefined) tell(finding);
  const certificate = repair?.certificate ?? (await certifyRelaxation(investigation, relax));
  const snippets = snippetsOf(investigation, { repair, referenceStep: reference.step });
  const terms = failureTerms({
    signature: failure.signature,
    step,
    snippets: [snippets.model, snippets.expected],
    ...(repair?.certificate === undefined ? {} : { certificate: repair.certificate }),
  });
  const gap = tell(gapProbe(investigation, terms));
  const task = repair === undefined ? undefined : tell(taskProbe(investigation, terms));
  const prior = tell(priorProbe(investigation, priorRuns));
  const platformRule = platformRuleFor({
    signature: failure.signature,
    changed: changedNames(repair),
  });
  const findings: Findings = {
    failure,
    replay,
    reference,
    gap,
    prior,
    ...optional({ relax, repair, task, platformRule, certificate }),
  };
  return { investigation, findings, snippets };
}

/** A reply that its parser refused is text: there is no project in it that could be graded again, or repaired. */
function isRefused({ failure }: Investigation): boolean {
  return failure.step === "filesystem";
}

function replayed(
  investigation: Investigation,
  reference: ReferenceFinding,
): Promise<ReplayFinding> {
  return isRefused(investigation)
    ? Promise.resolve(refusedReply(investigation))
    : replayProbe(investigation, reference);
}

interface Explanation {
  readonly relax: RelaxFinding | undefined;
  readonly repair: RepairFinding | undefined;
}

/** What of the check keeps everyone from passing, or what of the candidate keeps it from passing as the reference does. */
async function explained(
  investigation: Investigation,
  reference: ReferenceFinding,
): Promise<Explanation> {
  const isBroken = reference.outcome === "fails-the-same";
  const isRepairable = reference.outcome === "passes" && !isRefused(investigation);
  return {
    relax: isBroken ? await relaxProbe(investigation, reference) : undefined,
    repair: isRepairable ? await repairProbe(investigation) : undefined,
  };
}

type Optional = Pick<Findings, "relax" | "repair" | "task" | "platformRule" | "certificate">;

/** Leaves out what is undefined. */
function optional(findings: {
  readonly relax: RelaxFinding | undefined;
  readonly repair: RepairFinding | undefined;
  readonly task: TaskFinding | undefined;
  readonly platformRule: Findings["platformRule"] | undefined;
  readonly certificate: Certificate | undefined;
}): Optional {
  const { relax, repair, task, platformRule, certificate } = findings;
  return {
    ...(relax && { relax }),
    ...(repair && { repair }),
    ...(task && { task }),
    ...(platformRule && { platformRule }),
    ...(certificate && { certificate }),
  };
}

function changedNames(repair: RepairFinding | undefined): ReadonlySet<string> {
  const { names, members } = changedTerms(repair?.certificate?.diff ?? "");
  return new Set([...names, ...members]);
}

interface SnippetSources {
  readonly repair: RepairFinding | undefined;
  readonly referenceStep: FailedStep | undefined;
}

/** The lines that the repair touches; without a repair, those that the diagnostics point at or quote, on either side. */
function snippetsOf(
  { step, files, eval: graded }: Investigation,
  { repair, referenceStep }: SnippetSources,
): Snippets {
  const model =
    repair?.snippets.model ?? diagnosticSnippet(step, files) ?? literalSnippet(step, files);
  const expected =
    repair?.snippets.expected ??
    (referenceStep && diagnosticSnippet(referenceStep, graded.answer)) ??
    literalSnippet(step, graded.answer);
  return { ...(model && { model }), ...(expected && { expected }) };
}
