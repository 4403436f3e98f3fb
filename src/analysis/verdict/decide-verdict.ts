import type { Blame, Classification, Confidence, Snippet, Verdict } from "../../domain/verdict.ts";
import type { Evidence } from "../../domain/evidence.ts";
import { explainVerdict } from "./explain-verdict.ts";
import type { Findings } from "./findings.ts";
import { applies, conditionText, missingProof } from "./rule.ts";
import { rules } from "./rules.ts";

export interface VerdictSnippets {
  readonly model?: Snippet;
  readonly expected?: Snippet;
}

/** Applies the rules in their order to what the probes found. */
export function decideVerdict(findings: Findings, snippets: VerdictSnippets): Verdict {
  const index = rules.findIndex((each) => applies(each, findings));
  const rule = rules[index];
  if (rule === undefined) throw new Error("The last rule decides everything.");
  const { blame, name } = rule;
  const missing = missingProof(rule, findings);
  const evidence = evidenceOf(findings);
  return {
    failure: findings.failure,
    blame,
    confidence: confidenceOf(blame, missing),
    classification: classify(blame, findings),
    rule: name,
    basis: {
      number: index + 1,
      condition: conditionText(rule),
      evidence: evidence.filter(({ probe }) => rule.restsOn.includes(probe)).map(({ id }) => id),
      missingProof: missing ?? [],
    },
    actionable: blame === "check" || blame === "task" || blame === "guidelines",
    ...explainVerdict({ findings, rule }),
    evidence,
    ...(findings.certificate === undefined ? {} : { certificate: findings.certificate }),
    ...triedBy(findings),
    ...(snippets.model === undefined ? {} : { modelSnippet: snippets.model }),
    ...(snippets.expected === undefined ? {} : { expectedSnippet: snippets.expected }),
    repeat: findings.prior.repeat,
  };
}

function confidenceOf(blame: Blame | null, missing: readonly string[] | undefined): Confidence {
  if (blame === null) return "undetermined";
  return missing?.length === 0 ? "proven" : "supported";
}

function triedBy({ certificate, repair }: Findings): Pick<Verdict, "tried"> {
  return certificate === undefined && repair !== undefined ? { tried: repair.tried } : {};
}

/** The class that follows from a blame alone. */
export const classByBlame: Readonly<Record<Blame, Classification | null>> = {
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

function evidenceOf({
  reference,
  replay,
  relax,
  repair,
  derive,
  guideline,
  transplant,
  peers,
  gap,
  prior,
}: Findings): Evidence[] {
  return [
    reference,
    replay,
    relax,
    repair,
    derive,
    guideline,
    transplant,
    gap,
    peers,
    prior,
  ].flatMap((finding) => (finding === undefined ? [] : [finding.evidence]));
}
