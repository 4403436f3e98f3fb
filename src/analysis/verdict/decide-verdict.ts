import type { Blame, Classification, Snippet, Verdict } from "../../domain/verdict.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { explainVerdict } from "./explain-verdict.ts";
import type { Findings } from "./findings.ts";
import { rules } from "./rules.ts";

export interface VerdictSnippets {
  readonly model?: Snippet;
  readonly expected?: Snippet;
}

/** Applies the rules in their order to what the probes found. */
export function decideVerdict(findings: Findings, snippets: VerdictSnippets): Verdict {
  for (const rule of rules) {
    const decision = rule.decide(findings);
    if (decision === undefined) continue;
    const { blame, confidence } = decision;
    return {
      failure: findings.failure,
      blame,
      confidence,
      classification: classify(blame, findings),
      rule: rule.name,
      actionable: blame === "check" || blame === "task" || blame === "guidelines",
      ...explainVerdict({ findings, rule, blame }),
      evidence: evidenceOf(findings),
      ...(findings.certificate === undefined ? {} : { certificate: findings.certificate }),
      ...triedBy(findings),
      ...(snippets.model === undefined ? {} : { modelSnippet: snippets.model }),
      ...(snippets.expected === undefined ? {} : { expectedSnippet: snippets.expected }),
      repeat: findings.prior.repeat,
    };
  }
  throw new Error("The last rule decides everything.");
}

function triedBy({ certificate, repair }: Findings): Pick<Verdict, "tried"> {
  return certificate === undefined && repair !== undefined ? { tried: repair.tried } : {};
}

const classByBlame: Readonly<Record<Blame, Classification | null>> = {
  model: "MODEL_FAULT",
  check: "OVERLY_STRICT",
  task: "AMBIGUOUS_TASK",
  guidelines: "AMBIGUOUS_TASK",
  environment: null,
};

/** The class follows from the blame, but an open gap note that documents the failure makes it a known gap. */
function classify(blame: Blame | null, { gap }: Findings): Classification | null {
  if (blame === null || blame === "environment") return null;
  return gap.note === undefined ? classByBlame[blame] : "KNOWN_GAP";
}

function evidenceOf({ reference, replay, relax, repair, task, gap, prior }: Findings): Evidence[] {
  return [reference, replay, relax, repair, task, gap, prior].flatMap((finding) =>
    finding === undefined ? [] : [finding.evidence],
  );
}
