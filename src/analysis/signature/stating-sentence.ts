import type { FailureTerms } from "./failure-terms.ts";

export interface StatingSentence {
  /** Line in the task, from 1. */
  readonly line: number;
  /** The sentence, byte for byte as it stands on that line. */
  readonly text: string;
}

/**
 * The sentence of a task that names what a failure is about: the one that holds most of its strong terms as code or by
 * exact name, helped by the weak ones. Terms that half of the task's sentences hold say nothing and do not count.
 */
export function statingSentence(task: string, terms: FailureTerms): StatingSentence | undefined {
  const { strong, weak } = terms;
  const sentences = splitSentences(task);
  const isFew = (count: number): boolean => count > 0 && count <= Math.max(1, sentences.length / 4);
  const rare = (term: string): boolean =>
    isFew(sentences.filter(({ text }) => holds(text, term)).length);
  // What is changed may be named all over a task: then the sentence counts that sets it as code.
  const rareAsCode = (term: string): boolean =>
    isFew(sentences.filter(({ text }) => text.includes(`\`${term}\``)).length);
  const strongTerms = [...strong].filter(
    (term) => rare(term) || (term === terms.root && rareAsCode(term)),
  );
  const weakTerms = [...weak].filter((term) => !strong.has(term) && rare(term));
  let best: { readonly sentence: StatingSentence; readonly score: number } | undefined;
  for (const sentence of sentences) {
    const strongHits = strongTerms.filter((term) => holds(sentence.text, term));
    if (strongHits.length === 0) continue;
    const weakHits = weakTerms.filter((term) => holds(sentence.text, term));
    const score =
      strongHits.length * 3 + weakHits.length + emphasis(sentence.text, strongHits, terms);
    if (best === undefined || score > best.score) best = { sentence, score };
  }
  return best?.sentence;
}

/** Names set as code count more, so does the very name that is changed; a removal answers a prohibition. */
function emphasis(
  text: string,
  hits: readonly string[],
  { root, removes = false }: FailureTerms,
): number {
  const asCode = hits.filter((term) => text.includes(`\`${term}\``)).length;
  const isRoot = root !== undefined && hits.includes(root) ? 2 : 0;
  const forbids = removes && isRoot > 0 && /\b(not|never|no|without)\b/i.test(text) ? 4 : 0;
  return asCode * 2 + isRoot + forbids;
}

/** Sentences, none of them over a line end, so that each can be found again byte for byte. */
function splitSentences(task: string): StatingSentence[] {
  return task.split("\n").flatMap((text, index) =>
    text
      .split(/(?<=[.!?])\s+(?=[A-Z`"])/)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence.length > 2)
      .map((sentence) => ({ line: index + 1, text: sentence })),
  );
}

// How tasks speak of what code does.
const behaviourWords: Readonly<Record<string, RegExp>> = {
  throw: /\b(throws?|errors?|rejects?)\b/i,
  await: /\b(await(s|ed)?|waits? for)\b/i,
};

function holds(text: string, term: string): boolean {
  const behaviour = behaviourWords[term];
  if (behaviour !== undefined) return behaviour.test(text);
  const escaped = term.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
  return new RegExp(`(?<![\\w$])${escaped}(?![\\w$])`).test(text);
}
