import type { Certificate } from "../../domain/certificate.ts";
import { describeEdit } from "./describe-edit.ts";
import type { Findings } from "./findings.ts";
import { conditionText } from "./rule.ts";
import type { Rule } from "./rule.ts";

export interface ExplainRequest {
  readonly findings: Findings;
  readonly rule: Rule;
}

/** The words of a verdict, all of them from what was found. */
export function explainVerdict(request: ExplainRequest): { oneLine: string; reasoning: string } {
  const sentences = [cause(request), ...proof(request.findings), ...documented(request.findings)];
  return { oneLine: oneLine(request), reasoning: sentences.join(" ") };
}

function oneLine({ findings, rule }: ExplainRequest): string {
  const { certificate, derive, failure, guideline, platformRule, reference, relax, repair } =
    findings;
  switch (rule.blame) {
    case "check":
      return reference.outcome === "passes"
        ? `The check asks for ${relax?.relaxation?.demand ?? "more than the task"}`
        : `No answer can meet ${relax?.relaxation?.demand ?? `this check at ${failure.step}`}`;
    case "guidelines":
      return `The guidelines mislead on \`${guideline?.misleading?.subject ?? "this"}\``;
    case "task":
      return `The task does not say what the check asks for: ${derive?.demand.words ?? shortened(failure.error)}`;
    case "environment":
      return reference.outcome === "fails-the-same"
        ? `Nobody could pass on this machine: ${shortened(failure.error)}`
        : "Candidate and reference change their outcome alike.";
    case null:
      return `No cause was shown: ${failure.error}`;
    default:
      return modelLine({
        certificate,
        mistake: platformRule?.mistake,
        error: failure.error,
        patched: repair?.patch !== undefined,
      });
  }
}

interface ModelLine {
  readonly certificate: Certificate | undefined;
  readonly mistake: string | undefined;
  readonly error: string;
  readonly patched: boolean;
}

function modelLine({ certificate, mistake, error, patched }: ModelLine): string {
  const what = mistake ?? shortened(error);
  if (certificate === undefined) {
    return patched ? `${what} (no small repair passes every step)` : what;
  }
  return `${what}: ${describeEdit(certificate)} repairs it`;
}

function cause({ findings, rule }: ExplainRequest): string {
  const { failure, platformRule, derive, guideline } = findings;
  const error = shortened(failure.error);
  switch (rule.blame) {
    case "guidelines":
      return `The candidate fails ${failure.step}: ${error}. ${guideline?.evidence.answer ?? ""}`;
    case "task":
      return `The candidate fails ${failure.step}: ${error}. ${derive?.evidence.answer ?? ""}`;
    case "check":
      if (findings.reference.outcome === "passes") {
        return `The candidate fails ${failure.step} (${error}) on what is no behaviour.`;
      }
      return `The reference answer fails ${failure.step} with the same error (${error}), so no candidate can pass.`;
    case "model": {
      const stated =
        derive?.quote === undefined
          ? ""
          : ` The task says (line ${derive.quote.line}): ${derive.quote.text.replace(/^- /, "")}`;
      const documentedRule =
        platformRule === undefined ? "" : ` ${platformRule.sentence} (${platformRule.link})`;
      return `The reference passes every step; the candidate fails ${failure.step}: ${error}.${documentedRule}${stated}`;
    }
    case "environment":
      return `The outcome is not the candidate's: ${conditionText(rule)}`;
    default:
      return `The candidate fails ${failure.step}: ${error}. No rule could decide whose fault it is.`;
  }
}

function proof({ relax, repair, certificate, transplant, omitted }: Findings): string[] {
  const sentences: string[] = [];
  if (relax !== undefined) sentences.push(relax.evidence.answer);
  if (repair !== undefined) sentences.push(repair.evidence.answer);
  if (certificate?.confirmed === true) {
    sentences.push(
      `Certificate ${certificate.id} was re-run from scratch in a fresh process with the same outcome.`,
    );
  }
  if (transplant?.outcome === "reproduces") {
    sentences.push("The reference fails in the same way with the candidate's deviation alone.");
  }
  if (omitted.length > 0) {
    sentences.push(`Not asked, since the budget of gradings was used up: ${omitted.join(", ")}.`);
  }
  return sentences;
}

function documented({ gap, peers, prior }: Findings): string[] {
  const suspicion = peers.suspect === "none" ? [] : [peers.evidence.answer];
  return [...suspicion, ...knownBefore({ gap, prior })];
}

function knownBefore({ gap, prior }: Pick<Findings, "gap" | "prior">): string[] {
  const note = gap.note === undefined ? [] : [`A gap note documents it: "${gap.note.text}"`];
  return prior.repeat.kind === "no" ? note : [...note, prior.evidence.answer];
}

/** The first line of an error, at most 160 characters. */
export function shortened(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length <= 160 ? line.replace(/\.$/, "") : `${line.slice(0, 159)}…`;
}
