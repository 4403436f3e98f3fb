import type { Evidence, Quote } from "../../domain/evidence.ts";
import type { Demand, Standing } from "../derivation/demand.ts";
import { derive } from "../derivation/derive.ts";
import type { Derivation } from "../derivation/derive.ts";
import { declaredApi } from "../derivation/declared-api.ts";
import { readDemand } from "../derivation/read-demand.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import { exportNames, exportsAt } from "../repair/syntax/export-names.ts";
import { statingSentence } from "../signature/stating-sentence.ts";
import type { FailureTerms } from "../signature/failure-terms.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface DeriveFinding {
  readonly evidence: Evidence;
  readonly demand: Demand;
  /** Where the demand comes from; `unstated` only where no sentence of the task can be taken for it. */
  readonly standing: Standing;
  /** The line of the task that states the demand, its opposite, or what the repair changes. */
  readonly quote?: Quote;
  /** What the declarations of the pinned packages say, where they lack what the candidate uses. */
  readonly declared?: string;
}

export interface DeriveInput {
  /** Words by which the failure can be recognised in a text. */
  readonly terms: FailureTerms;
  /** The smallest repair, and its unified diff. */
  readonly patch?: RepairPatch;
  readonly diff?: string;
}

const question = "Which words of the task state what the failed check asks for?";

/** Goes from the failed assertion to the sentence of the task that states what it asks, by way of what the repair changes. */
export function deriveProbe(investigation: Investigation, input: DeriveInput): DeriveFinding {
  const log = startProbe("derive", investigation);
  const derivation = derivationOf(investigation, input);
  const { demand } = derivation;
  // What the assertion does not show, the names that the repair changes may.
  const sentence =
    derivation.sentence ??
    (derivation.standing === "unstated"
      ? undefined
      : statingSentence(investigation.eval.task, input.terms));
  const standing =
    sentence !== undefined && derivation.standing === "unknown" ? "stated" : derivation.standing;
  const quote: Quote | undefined =
    sentence === undefined
      ? undefined
      : {
          origin: "suite",
          file: `evals/${investigation.eval.path}/TASK.txt`,
          line: sentence.line,
          text: sentence.text,
        };
  const { failure, suite } = investigation;
  const declared = declaredApi(failure.signature, suite.manifest.dependencies);
  const answer = [describe(standing, demand, quote), declared ?? ""].join(" ").trim();
  const evidence = log.conclude({ question, answer, ...(quote && { quote }) });
  return { evidence, demand, standing, ...(quote && { quote }), ...(declared && { declared }) };
}

function derivationOf(
  { step, eval: graded, files }: Investigation,
  { patch, diff }: DeriveInput,
): Derivation {
  const demand = readDemand(step, { grader: graded.grader, reference: graded.answer });
  const sites = patch?.sites.map(({ candidate }) => candidate) ?? [];
  return derive({
    task: graded.task,
    demand,
    ...(diff === undefined ? {} : { diff }),
    repaired: exportsAt(files, sites),
    exported: exportNames(graded.answer),
  });
}

function describe(standing: Standing, { words }: Demand, quote: Quote | undefined): string {
  const line = quote === undefined ? "" : `line ${quote.line}: "${quote.text}"`;
  switch (standing) {
    case "stated":
      return `The task, ${line}`;
    case "contradicted":
      return `The check asks ${words}; the task says the opposite, ${line}`;
    case "unstated":
      return `None: the check asks for ${words}, and no sentence of the task can be taken for that.`;
    case "platform":
      return quote === undefined
        ? `None are needed: it is ${words}.`
        : `None are needed: it is ${words}; the task speaks of it in ${line}`;
    case "unknown":
      return `None that names it; the check asks for ${words}.`;
  }
}
