/** What a patch changes, by the kind of word. */
export interface ChangedTerms {
  /** Keys, names and behaviours (`throw`, `await`) that stand on one side of the patch only, in order. */
  readonly names: readonly string[];
  /** Members of an API (`.paginate`), which texts about other things hold as well. */
  readonly members: readonly string[];
  /** Words of string literals. */
  readonly words: readonly string[];
}

// Behaviours that a task describes in words; other keywords say nothing.
const behaviours = new Set(["throw", "await"]);
const silentWords = new Set(
  "const let var if else return null undefined true false new function async export default import from type as of in for while typeof void this Error Promise v ctx q".split(
    " ",
  ),
);

/** Reads the words that stand only among the removed or only among the added lines of a unified diff. */
export function changedTerms(diff: string): ChangedTerms {
  const lines = diff.split("\n").filter((line) => !/^(\+\+\+|---) /.test(line));
  const removed = lines
    .filter((line) => line.startsWith("-"))
    .flatMap((line) => readTerms(line.slice(1)));
  const added = lines
    .filter((line) => line.startsWith("+"))
    .flatMap((line) => readTerms(line.slice(1)));
  const onOneSide = oneSided(removed, added);
  const of = (kind: Term["kind"]): string[] => [
    ...new Set(onOneSide.filter((term) => term.kind === kind).map(({ text }) => text)),
  ];
  return { names: of("name"), members: of("member"), words: of("word") };
}

interface Term {
  readonly kind: "name" | "member" | "word";
  readonly text: string;
}

function oneSided(removed: readonly Term[], added: readonly Term[]): Term[] {
  const before = new Set(removed.map(({ text }) => text));
  const after = new Set(added.map(({ text }) => text));
  return [
    ...added.filter(({ text }) => !before.has(text)),
    ...removed.filter(({ text }) => !after.has(text)),
  ];
}

/** Terms of a line of code: literals by their words and as a whole, identifiers by what stands before them. */
function readTerms(line: string): Term[] {
  const found = line.matchAll(/"([^"]*)"|'([^']*)'|`([^`]*)`|(\.?)([A-Za-z_$][\w$]*)/g);
  return [...found].flatMap(([, double, single, backtick, dot, name]): Term[] => {
    const literal = double ?? single ?? backtick;
    if (literal !== undefined) return literalTerms(literal);
    if (name === undefined || silentWords.has(name)) return [];
    if (dot === ".") return [{ kind: "member", text: name }];
    return isKeyword(name) ? [] : [{ kind: "name", text: name }];
  });
}

function isKeyword(name: string): boolean {
  return (
    /^(throw|await|delete|yield|instanceof|switch|case|break|continue|try|catch|finally)$/.test(
      name,
    ) && !behaviours.has(name)
  );
}

/** A path or a label is a name of its own; prose counts by its words. */
function literalTerms(literal: string): Term[] {
  const whole: Term[] = /^[^\s]+$/.test(literal) ? [{ kind: "name", text: literal }] : [];
  const words = literal.match(/[A-Za-z]{3,}/g) ?? [];
  return [...whole, ...words.map((text): Term => ({ kind: "word", text }))];
}
