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
  const { certificate, failure, platformRule, relax, repair } = findings;
  switch (rule.blame) {
    case "check":
      return `No answer can meet ${relax?.relaxation?.demand ?? `this check at ${failure.step}`}`;
    case "environment":
      return "Candidate and reference change their outcome alike.";
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
  const { failure, platformRule, task } = findings;
  const error = shortened(failure.error);
  switch (rule.blame) {
    case "check":
      return `The reference answer fails ${failure.step} with the same error (${error}), so no candidate can pass.`;
    case "model": {
      const stated =
        task?.quote === undefined
          ? ""
          : ` The task says (line ${task.quote.line}): ${task.quote.text.replace(/^- /, "")}`;
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

function proof({ relax, repair, certificate }: Findings): string[] {
  const sentences: string[] = [];
  if (relax !== undefined) sentences.push(relax.evidence.answer);
  if (repair !== undefined) sentences.push(repair.evidence.answer);
  if (certificate?.confirmed === true) {
    sentences.push(
      `Certificate ${certificate.id} was re-run from scratch in a fresh process with the same outcome.`,
    );
  }
  return sentences;
}

function documented({ gap, prior }: Findings): string[] {
  const note = gap.note === undefined ? [] : [`A gap note documents it: "${gap.note.text}"`];
  return prior.repeat.kind === "no" ? note : [...note, prior.evidence.answer];
}

/** The first line of an error, at most 160 characters. */
export function shortened(text: string): string {
  const [line = ""] = text.split("\n");
  return line.length <= 160 ? line.replace(/\.$/, "") : `${line.slice(0, 159)}…`;
}
