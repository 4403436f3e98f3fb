import type { Evidence } from "../domain/evidence.ts";
import type { PeerOutcome } from "../domain/peer-outcome.ts";
import type { PriorRun } from "../domain/prior-run.ts";
import { failureAt } from "./graded-attempt.ts";
import { explainingProbes } from "./probes/explaining-probes.ts";
import { deriveTerms, locateSnippets } from "./probes/known.ts";
import type { Known, Snippets } from "./probes/known.ts";
import type { Investigation } from "./probes/investigation.ts";
import { gapProbe } from "./probes/gap-probe.ts";
import type { GapInput } from "./probes/gap-probe.ts";
import { peersProbe } from "./probes/peers-probe.ts";
import { priorProbe } from "./probes/prior-probe.ts";
import { referenceProbe } from "./probes/reference-probe.ts";
import type { ReferenceFinding } from "./probes/reference-probe.ts";
import { refusedReply, replayProbe } from "./probes/replay-probe.ts";
import type { ReplayFinding } from "./probes/replay-probe.ts";
import { scheduleProbes } from "./probes/schedule-probes.ts";
import { certifyRelaxation } from "./relaxations/certify-relaxation.ts";
import { changedTerms } from "./signature/changed-terms.ts";
import type { Findings } from "./verdict/findings.ts";
import { platformRuleFor } from "./verdict/platform-rules.ts";

export interface Investigated {
  readonly investigation: Investigation;
  /** Its certificate is not yet confirmed. */
  readonly findings: Findings;
  readonly snippets: Snippets;
}

export interface InvestigateOptions {
  readonly priorRuns: readonly PriorRun[];
  /** How the eval went in other stored runs. */
  readonly peers: readonly PeerOutcome[];
  readonly onEvidence?: (evidence: Evidence) => void;
}

/** Asks the probes about one failure, what is expected to decide most per grading first. */
export async function investigateFailure(
  investigation: Investigation,
  { priorRuns, peers, onEvidence }: InvestigateOptions,
): Promise<Investigated> {
  const tell = <Finding extends { readonly evidence: Evidence }>(finding: Finding): Finding => {
    onEvidence?.(finding.evidence);
    return finding;
  };
  const { budget, signal } = investigation;
  // Whose fault it can be at all depends on the reference: every other probe waits for it.
  const reference = tell(await referenceProbe(investigation));
  // The replay has a process of its own, so it need not be waited for: where it flips, no repair is believed.
  const [replay, { known, omitted }] = await Promise.all([
    replayed(investigation, reference).then(tell),
    scheduleProbes(
      explainingProbes(investigation, tell),
      { reference, asked: [] },
      { budget, signal },
    ),
  ]);
  const { relax, repair, derive, guideline, transplant } = known;
  const certificate =
    repair === undefined ? await certifyRelaxation(investigation, relax) : repair.certificate;
  // What only the candidate fails in the same step is investigated behind what nobody can pass.
  const failure =
    reference.shared === undefined
      ? investigation.failure
      : failureAt(reference.shared, investigation.failure);
  const { signature } = failure;
  const platformRule = platformRuleFor({ signature, changed: changedNames(known) });
  const findings: Findings = {
    failure,
    replay,
    reference,
    gap: tell(gapProbe(investigation, gapInput(investigation, known))),
    prior: tell(priorProbe(investigation, priorRuns)),
    peers: tell(peersProbe(investigation, peers)),
    omitted,
    ...(relax && { relax }),
    ...(repair && { repair }),
    ...(derive && { derive }),
    ...(guideline && { guideline }),
    ...(transplant && { transplant }),
    ...(platformRule && { platformRule }),
    ...(certificate && { certificate }),
  };
  return { investigation, findings, snippets: locateSnippets(investigation, known) };
}

function gapInput(investigation: Investigation, known: Known): GapInput {
  const diff = known.repair?.certificate?.diff;
  const terms = deriveTerms(investigation, known);
  return { terms, ...(diff !== undefined && { diff }) };
}

/** A reply that its parser refused is text: there is no project in it that could be graded again. */
function replayed(
  investigation: Investigation,
  reference: ReferenceFinding,
): Promise<ReplayFinding> {
  return investigation.failure.step === "filesystem"
    ? Promise.resolve(refusedReply(investigation))
    : replayProbe(investigation, reference);
}

function changedNames({ repair }: Known): ReadonlySet<string> {
  const { names, members } = changedTerms(repair?.certificate?.diff ?? "");
  return new Set([...names, ...members]);
}
