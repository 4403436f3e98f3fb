import { concepts } from "./concepts.ts";
import type { Concept } from "./concepts.ts";
import type { Demand, Standing } from "./demand.ts";
import { sentencesOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";

export interface Source {
  readonly standing: Standing;
  /** The sentence that states the demand, or its opposite. */
  readonly sentence?: Sentence;
}

/**
 * Which sentence of a task states a demand, or its opposite? `unstated` only where nothing in it can be taken for the
 * demand: a wide lexicon decides, since a miss would excuse a mistake.
 */
export function findSource(task: string, demand: Demand): Source {
  switch (demand.kind) {
    case "platform":
      return { standing: "platform" };
    case "unread":
      return { standing: "unknown" };
    case "behaviour":
      return behaviourSource(sentencesOf(task), demand);
    case "literal":
      return literalSource(sentencesOf(task), demand);
  }
}

function behaviourSource(
  sentences: readonly Sentence[],
  { concept }: Extract<Demand, { readonly kind: "behaviour" }>,
): Source {
  const { stated, contradicted }: Concept = concepts[concept];
  const prose = sentences.filter(({ isCode }) => !isCode);
  const opposite = prose.find(({ text }) => contradicted?.test(text) === true);
  const states = prose.filter(({ text }) =>
    stated.test(contradicted === undefined ? text : text.replace(contradicted, "")),
  );
  const [first] = states;
  // Of several sentences none may speak of this very case; which one does is for the words of the repair to say.
  if (states.length === 1 && first !== undefined) return { standing: "stated", sentence: first };
  if (states.length > 1) return { standing: "unknown" };
  return opposite === undefined
    ? { standing: "unstated" }
    : { standing: "contradicted", sentence: opposite };
}

/** All terms must be stated: one that nobody named cannot be guessed. */
function literalSource(
  sentences: readonly Sentence[],
  { terms }: Extract<Demand, { readonly kind: "literal" }>,
): Source {
  const found = terms.map((term) => sentences.find(({ text }) => holds(text, term)));
  const missing = found.filter((sentence) => sentence === undefined);
  const [first] = found.filter((sentence) => sentence !== undefined);
  if (missing.length === 0 && first !== undefined) return { standing: "stated", sentence: first };
  return { standing: missing.length === terms.length ? "unstated" : "unknown" };
}

function holds(text: string, term: string): boolean {
  return text.toLowerCase().includes(term.toLowerCase());
}
