import { concepts } from "./concepts.ts";
import type { Concept } from "./concepts.ts";
import type { Demand, Standing } from "./demand.ts";
import { sentencesOf } from "./sentences.ts";
import type { Sentence } from "./sentences.ts";
import { spokenNumbers } from "./spoken-numbers.ts";

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
    case "number":
      return numberSource(sentencesOf(task), demand.value);
    case "code":
      return codeSource(sentencesOf(task), demand.names);
    case "literal":
      return literalSource(sentencesOf(task), demand);
  }
}

function behaviourSource(
  sentences: readonly Sentence[],
  { concept, about = [] }: Extract<Demand, { readonly kind: "behaviour" }>,
): Source {
  const { stated, statedBeside, alongside, contradicted }: Concept = concepts[concept];
  const isStatedBeside = (text: string): boolean =>
    statedBeside?.test(text) === true && about.some((word) => holds(text, word));
  const prose = sentences.filter(({ isCode }) => !isCode);
  const opposite = prose.find(({ text }) => contradicted?.test(text) === true);
  const states = prose.filter(
    ({ text }) =>
      (stated.test(contradicted === undefined ? text : text.replace(contradicted, "")) &&
        alongside?.test(text) !== false) ||
      isStatedBeside(text),
  );
  const [first] = states;
  // Of several sentences none may speak of this very case; which one does is for the words of the repair to say.
  if (states.length === 1 && first !== undefined) return { standing: "stated", sentence: first };
  if (states.length > 1) return { standing: "unknown" };
  return opposite === undefined
    ? { standing: "unstated" }
    : { standing: "contradicted", sentence: opposite };
}

const units = [60, 100, 1000, 1024, 3600, 60_000, 3_600_000, 86_400, 86_400_000];
const unitWords =
  /%|\b(percent|seconds?|minutes?|hours?|days?|weeks?|milliseconds?|ms|[km]b|kilobytes?|cents?)\b/i;

/** A number counts as stated beside its neighbours, and in another unit; small ones have too many names to be missed. */
function numberSource(sentences: readonly Sentence[], value: number): Source {
  if (value <= 2) return { standing: "unknown" };
  const near = new Set([value - 1, value, value + 1]);
  const scaled = new Set(units.flatMap((unit) => [value / unit, value * unit, value - unit]));
  const sentence = sentences.find(({ text }) =>
    spokenNumbers(text).some(
      (each) => near.has(each) || (scaled.has(each) && (each > 2 || unitWords.test(text))),
    ),
  );
  return sentence === undefined ? { standing: "unstated" } : { standing: "stated", sentence };
}

/** A way of writing is asked for where a sentence names all of it; words of every language count as code only. */
function codeSource(sentences: readonly Sentence[], names: readonly string[]): Source {
  const isNamed = ({ text, isCode }: Sentence, name: string): boolean => {
    const isPlain = /^[a-z]+$/.test(name) && !isCode;
    const searched = isPlain
      ? [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code).join(" ")
      : text;
    return searched.match(/[\w$]+/g)?.includes(name) === true;
  };
  const sentence =
    names.length === 0
      ? undefined
      : sentences.find((each) => names.every((name) => isNamed(each, name)));
  return sentence === undefined ? { standing: "unstated" } : { standing: "stated", sentence };
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
