import type { FailureTerms } from "./failure-terms.ts";

/**
 * Does a note that a person wrote speak of this failure? It must name something that the failure is about, by its
 * exact name or by the word that the API is named after ("storing" for `store`), and something else that is near it.
 */
export function matchGapNote(note: string, { strong, members, weak }: FailureTerms): boolean {
  const words = noteWords(note);
  const named = [...strong, ...members].filter((term) => speaksOf(words, term));
  if (named.length === 0) return false;
  const exact = named.filter((term) => isDistinctive(term) && words.exact.has(term));
  const near = new Set([...named, ...[...weak].filter((term) => speaksOf(words, term))].map(stem));
  return exact.length > 0 || near.size >= 2;
}

interface NoteWords {
  readonly exact: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

function noteWords(note: string): NoteWords {
  const exact = note.match(/@?[\w$./-]*[\w$/*-]+/g) ?? [];
  const parts = exact.flatMap((word) => word.split(/[./]/));
  return {
    exact: new Set([...exact, ...parts, ...exact.map((word) => word.replace(/^.*\//, ""))]),
    stems: new Set([...exact, ...parts].map(stem)),
  };
}

function speaksOf({ exact, stems }: NoteWords, term: string): boolean {
  return !isCommon(term) && (exact.has(term) || stems.has(stem(term)));
}

/** A name that nobody writes by chance: mixed case, a path, a hyphenated rule. */
function isDistinctive(term: string): boolean {
  return /[a-z][A-Z]|[/#-]/.test(term) && term.length > 4;
}

// Words of code that stand in any text about code.
const commonWords = new Set(
  "const return export import from async await function args handler the and for not with string number null type value error object array does exist property module member file name field fields function functions call calls convex".split(
    " ",
  ),
);

function isCommon(term: string): boolean {
  return commonWords.has(term.toLowerCase());
}

/** A crude stem that maps store, stores, stored, storing and storage to one. */
function stem(word: string): string {
  return word
    .toLowerCase()
    .replace(/(ings?|ages?|ers?|ed|es|s|e)$/, "")
    .slice(0, 12);
}
