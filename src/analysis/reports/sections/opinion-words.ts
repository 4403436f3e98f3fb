import type { AnalystIdentity, AnalystOpinion } from "../../../domain/analyst-opinion.ts";
import type { Verdict } from "../../../domain/verdict.ts";

/** What an analyst made of a failure, in a sentence or two; its words are hostile text. */
export function opinionText({ analyst, outcome, answer, problems }: AnalystOpinion): string {
  const name = analystName(analyst);
  const blame = answer?.blame ?? "nobody";
  switch (outcome) {
    case "agrees":
      return `${name} agrees: ${answer?.oneLine}. ${answer?.reasoning}`;
    case "decided":
      return `${name} decided what the rules left open, and its quotes and claims were checked.`;
    case "disputes":
      return `${name} disputes it and blames ${blame}, which a person should look at: ${answer?.oneLine}. ${answer?.reasoning}`;
    case "rejected":
      return `${name} gave no answer that passed the checks, so this is the rules' verdict: ${problems.join(" ")}`;
    case "failed":
      return `${name} gave no answer, so this is the rules' verdict: ${problems.join(" ")}`;
    default:
      return outcome satisfies never;
  }
}

/** `language model acme/coder`, or `command my-agent`. */
function analystName({ kind, name }: AnalystIdentity): string {
  return `${kind === "llm" ? "The language model" : "The command"} ${name}`;
}

/** Who gave a verdict its blame where it was no rule, in words that follow "Decided by". */
export function deciderText({ decidedBy }: Verdict): string | undefined {
  switch (decidedBy?.kind) {
    case undefined:
    case "rule":
      return undefined;
    case "analyst":
      return `${decidedBy.analyst.kind} ${decidedBy.analyst.name}, after the rules left it open or doubtful`;
    case "person":
      return decidedBy.name;
    default:
      return decidedBy satisfies never;
  }
}
