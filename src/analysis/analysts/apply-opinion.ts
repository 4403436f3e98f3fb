import type { AnalystIdentity, AnalystOpinion } from "../../domain/analyst-opinion.ts";
import type { Evidence, ProbeName } from "../../domain/evidence.ts";
import type { Blame, Verdict } from "../../domain/verdict.ts";
import type { JudgedAnswer } from "./judge-answer.ts";

/** What came of asking an analyst about one failure. */
export interface Consultation extends Omit<JudgedAnswer, "answer"> {
  readonly analyst: AnalystIdentity;
  readonly answer?: JudgedAnswer["answer"];
  /** Why there is no (better) answer. */
  readonly failure?: string;
  readonly calls: number;
  readonly cost?: number;
  readonly transcript: string;
}

/**
 * The verdict with an analyst's opinion beside it. The opinion gives blame and class where the rules left them open, and
 * where a claim of it that was executed speaks against a verdict that is only supported; a proven verdict always stands.
 */
export function applyOpinion(verdict: Verdict, consultation: Consultation): Verdict {
  const { analyst, answer, claims, failure, calls, cost, transcript } = consultation;
  const problems = [...consultation.problems, ...(failure === undefined ? [] : [failure])];
  const outcome = outcomeOf(verdict, consultation);
  const opinion: AnalystOpinion = {
    analyst,
    outcome,
    ...(answer && { answer }),
    claims: claims.map(({ tested }) => tested),
    problems,
    calls,
    ...(cost !== undefined && { cost }),
    transcript,
  };
  const withOpinion = {
    ...verdict,
    opinion,
    evidence: [...verdict.evidence, ...newEvidence(verdict, consultation)],
  };
  if (outcome !== "decided" || answer === undefined) return withOpinion;
  const { blame, classification, oneLine, reasoning } = answer;
  const certificate = verdict.certificate ?? certificateFor(blame, consultation);
  return {
    ...withOpinion,
    blame,
    classification,
    confidence: "supported",
    oneLine,
    reasoning,
    actionable: blame === "check" || blame === "task" || blame === "guidelines",
    decidedBy: { kind: "analyst", analyst },
    ...(certificate && { certificate }),
  };
}

function outcomeOf(
  { blame, classification, confidence }: Verdict,
  { answer, claims, problems, failure }: Consultation,
): AnalystOpinion["outcome"] {
  if (failure !== undefined) return "failed";
  if (answer === undefined || problems.length > 0) return "rejected";
  if (answer.blame === blame && answer.classification === classification) return "agrees";
  if (answer.blame === null || confidence === "proven") return "disputes";
  if (blame === null) return "decided";
  const proof = probeFor[answer.blame];
  const isShown = claims.some(({ tested }) => tested.probe === proof && tested.result === "held");
  return isShown && answer.blame !== blame ? "decided" : "disputes";
}

/** What shows a blame by execution. */
const probeFor: Readonly<Record<Blame, ProbeName | undefined>> = {
  model: "repair",
  check: "relax",
  task: undefined,
  guidelines: undefined,
  environment: undefined,
};

function certificateFor(blame: Blame | null, { claims }: Consultation) {
  if (blame !== "model") return undefined;
  return claims.find(({ certificate }) => certificate?.confirmed === true)?.certificate;
}

function newEvidence(verdict: Verdict, { claims }: Consultation): readonly Evidence[] {
  const known = new Set(verdict.evidence.map(({ id }) => id));
  return claims.flatMap(({ evidence }) =>
    evidence === undefined || known.has(evidence.id) ? [] : [evidence],
  );
}
