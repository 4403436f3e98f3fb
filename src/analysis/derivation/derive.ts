import { concepts, conceptsIn } from "./concepts.ts";
import type { ConceptName } from "./concepts.ts";
import type { Demand, Standing } from "./demand.ts";
import { findSource } from "./find-source.ts";
import type { Source } from "./find-source.ts";
import { addedCode } from "./added-code.ts";

export interface Derivation {
  readonly demand: Demand;
  readonly standing: Standing;
  readonly sentence?: Source["sentence"];
}

export interface DerivationInput {
  readonly task: string;
  /** What the failed assertion shows. */
  readonly demand: Demand;
  /** The repair as a unified diff; absent where there is none. */
  readonly diff?: string;
  /** Functions that the repair lies in, and all that the task is about. */
  readonly repaired: readonly string[];
  readonly exported: readonly string[];
}

/**
 * Starts from the assertion and lets the repair say which behaviour it is about: one that the repair does not touch is
 * not what the candidate lacks. Where the assertion shows no rule, the behaviour that a small repair changes stands in.
 */
export function derive(input: DerivationInput): Derivation {
  const { demand } = input;
  if (demand.kind === "literal" || demand.kind === "platform") return located(demand, input);
  const added = input.diff === undefined ? [] : conceptsIn(addedCode(input.diff));
  if (demand.kind === "behaviour") {
    return added.includes(demand.concept) || demand.concept === "reads"
      ? located(demand, input)
      : { demand, standing: "unknown" };
  }
  const derived = added.map((concept) => located(behaviour(concept), input));
  const first = derived[0] ?? { demand, standing: "unknown" };
  const undecided = derived.find(({ standing }) => standing === "stated" || standing === "unknown");
  return undecided ?? first;
}

function behaviour(concept: ConceptName): Demand {
  return { kind: "behaviour", concept, words: concepts[concept].words };
}

function located(demand: Demand, { task, repaired, exported }: DerivationInput): Derivation {
  const others = exported.filter((name) => !repaired.includes(name));
  const scope = repaired.length === 0 ? task : withoutOthers(task, { repaired, others });
  return { demand, ...findSource(scope, demand) };
}

/** The task without the lines that speak of other functions only, every line where it was. */
function withoutOthers(
  task: string,
  {
    repaired,
    others,
  }: { readonly repaired: readonly string[]; readonly others: readonly string[] },
): string {
  const names = (line: string, wanted: readonly string[]): boolean =>
    wanted.some((name) => line.match(/[\w$]+/g)?.includes(name) === true);
  return task
    .split("\n")
    .map((line) => (names(line, others) && !names(line, repaired) ? "" : line))
    .join("\n");
}
