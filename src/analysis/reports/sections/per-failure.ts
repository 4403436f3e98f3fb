import type { Certificate, OutcomeSummary } from "../../../domain/certificate.ts";
import type { Evidence } from "../../../domain/evidence.ts";
import type { AnalysisReport } from "../../../domain/report.ts";
import { signatureKey } from "../../../domain/signature.ts";
import type { Snippet, Verdict, VerdictBasis } from "../../../domain/verdict.ts";
import { code, fence, prose } from "../escape-markdown.ts";
import { counted, durationText, percentNumber } from "../numbers-in-words.ts";
import { deciderText, opinionText } from "./opinion-words.ts";
import { blameText, classText, repeatMark, repeatText, testsText } from "./verdict-words.ts";

/** One part per failed eval, then the later failures of the same attempts. */
export function renderPerFailure({ verdicts, furtherVerdicts }: AnalysisReport): string {
  const parts = verdicts.map((verdict, index) => renderFailure(verdict, `${index + 1})`));
  const further = furtherVerdicts.map((verdict) => renderFailure(verdict, "Also failing:"));
  return [...parts, ...further].join("\n\n");
}

function renderFailure(verdict: Verdict, mark: string): string {
  const { failure, repeat } = verdict;
  const tests = testsText(verdict);
  const lines = [
    `### ${mark} ${prose(failure.evalPath)} — ${classText(verdict)}${repeatMark(repeat)}`,
    "",
    `- **Failed step**: ${failure.step}${tests === undefined ? "" : ` (${tests}, ${testShare(verdict)})`}`,
    `- **Error**: ${code(failure.error)}`,
    `- **Blame**: ${blameText(verdict)}${verdict.actionable ? ", actionable" : ""}`,
    `- **Signature**: ${code(signatureKey(failure.signature))}`,
    `- **Reasoning**: ${prose(verdict.reasoning)}`,
    renderSnippet("Model snippet", verdict.modelSnippet),
    renderSnippet("Expected snippet", verdict.expectedSnippet),
    renderEvidence(verdict.evidence),
    renderCertificate(verdict.certificate),
    `- **Repeat**: ${prose(repeatText(repeat))}`,
    `- **Why this verdict**: ${whyText(verdict)}`,
    ...renderOpinion(verdict),
  ];
  return lines.join("\n");
}

function testShare({ failure }: Verdict): string {
  return `${percentNumber(failure.testsPassed ?? 0, failure.testsTotal ?? 0)}%`;
}

function renderOpinion(verdict: Verdict): readonly string[] {
  const { opinion } = verdict;
  if (opinion === undefined) return [];
  const claims = opinion.claims.map(({ claim, result }) => `${claim} (${result})`);
  const tested = claims.length === 0 ? "" : ` Claims executed: ${prose(claims.join("; "))}.`;
  return [`- **Analyst**: ${prose(opinionText(opinion))}${tested}`];
}

function renderSnippet(name: string, snippet: Snippet | undefined): string {
  if (snippet === undefined) return `- **${name}**: none, the failure is at no place of its own.`;
  const language = /\.([a-z]+)$/.exec(snippet.file)?.[1] ?? "";
  return `- **${name}**: ${code(`${snippet.file}:${snippet.line}`)}\n\n${fence(snippet.text, { language, indent: 2 })}\n`;
}

function renderEvidence(evidence: readonly Evidence[]): string {
  if (evidence.length === 0) return "- **Evidence**: none.";
  const items = evidence.map((one, index) => `  ${index + 1}. ${evidenceText(one)}`);
  return ["- **Evidence**:", ...items].join("\n");
}

function evidenceText(evidence: Evidence): string {
  const { id, probe, question, answer, executions, durationMs } = evidence;
  const gradings = `, ${counted(executions.length, "grading")} in ${durationText(durationMs)}`;
  const basis = `${probe} ${code(id)}${executions.length === 0 ? "" : gradings}`;
  return `*${prose(question)}* ${prose(answer)}${quoteText(evidence)} (${basis})`;
}

/** The text where the answer does not hold it already, and its place. */
function quoteText({ quote, answer }: Evidence): string {
  if (quote === undefined) return "";
  const text = answer.includes(quote.text) ? "" : ` ${code(quote.text)}`;
  return `${text} (${quote.origin}, ${code(`${quote.file}:${quote.line}`)})`;
}

function renderCertificate(certificate: Certificate | undefined): string {
  if (certificate === undefined) return "- **Certificate**: none.";
  const { id, side, changedLines, granularity, before, after, confirmed, diff } = certificate;
  const patched = side === "candidate" ? "the model's code" : "the check";
  const outcome = `${outcomeText(before)} before, ${outcomeText(after)} after`;
  const summary =
    `${code(id)}, ${counted(changedLines, "changed line")} of ${patched} (${granularity}): ${outcome}` +
    `${confirmed ? "; confirmed from scratch in a fresh process" : ""}. Replay: ${code(`faultline replay ${id}`)}`;
  return `- **Certificate**: ${summary}\n\n${fence(diff, { language: "diff", indent: 2 })}\n`;
}

function outcomeText({ status, failedStep, testsPassed, testsTotal }: OutcomeSummary): string {
  const step = failedStep === undefined ? "" : ` at ${failedStep}`;
  const tests = testsTotal === undefined ? "" : ` (${testsPassed ?? 0} of ${testsTotal} tests)`;
  return `${status}${step}${tests}`;
}

/** The rule that decided, what it asks, the evidence that it rests on by number, and what keeps it from being a proof. */
function whyText(verdict: Verdict): string {
  const { rule, basis, evidence, certificate, blame } = verdict;
  const numbers = evidence.flatMap(({ id }, index) =>
    basis === undefined || basis.evidence.includes(id) ? [index + 1] : [],
  );
  const grounds = [
    ...(numbers.length === 0 ? [] : [`evidence ${numbers.join(", ")}`]),
    ...(certificate === undefined ? [] : [`certificate ${code(certificate.id)}`]),
  ];
  const name = basis === undefined ? code(rule) : `${basis.number}, ${code(rule)}`;
  const decider = deciderText(verdict);
  if (decider !== undefined) return `Decided by ${prose(decider)}. No rule showed it.`;
  const decided = blame === null ? `No blame, by rule ${name}` : `Rule ${name}`;
  const on = grounds.length === 0 ? "on no evidence" : `on ${grounds.join(" and ")}`;
  const asks = basis === undefined ? "" : ` It asks: ${prose(basis.condition)}`;
  return `${decided}, ${on}.${asks}${missingText(basis)}`;
}

function missingText(basis: VerdictBasis | undefined): string {
  if (basis === undefined || basis.missingProof.length === 0) return "";
  return ` Not proven, since this was not shown: ${prose(basis.missingProof.join("; "))}.`;
}
