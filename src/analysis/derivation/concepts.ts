/** A behaviour that a check can ask for, and how people speak of it. */
export interface Concept {
  readonly name: string;
  /** What is asked for, for reports: "an error". */
  readonly words: string;
  /** Sentences that may state it: wide, since a miss would excuse a mistake. */
  readonly stated: RegExp;
  /** Sentences that ask for the opposite. */
  readonly contradicted?: RegExp;
  /** Code by which it is done, where a repair adds or removes it. */
  readonly code: RegExp;
}

/** The lexicon, one entry per behaviour. */
const lexicon = [
  {
    name: "throws",
    words: "an error",
    stated:
      /\b(throw|error|reject|fail|refus|exception|forbid|forbidden|prevent|deny|denied|abort|invalid|must (not )?be|only (when|if)|not (allowed|accepted|permitted))/i,
    contradicted:
      /\b(returns?|gives?|yields?) (just )?(`?null`?|nothing|undefined)\b|\b(does nothing|no error|without an? error|silently)\b/i,
    code: /\bthrow\b|\bConvexError\b|\.unique\b/,
  },
  {
    name: "null",
    words: "null",
    stated: /\b(null|nothing|none|void|no (result|return|value))\b/i,
    contradicted: /\bthrows?\b|\bundefined\b/i,
    code: /\bnull\b/,
  },
  {
    name: "order",
    words: "an order of the results",
    stated:
      /\b(order|sort|newest|oldest|latest|(most|least) recent|earliest|ascend|descend|alphabet|chronolog|rank|highest|lowest|largest|smallest|longest|shortest|cheapest|best|worst|top|reverse|increasing|decreasing|leading|\w+ first|first comes?|comes? (first|last|before|after)|insertion|sequence)/i,
    contradicted:
      /\b(in )?(any|no (particular|special|certain)|whatever|arbitrary|an arbitrary|either) (the )?(order|sequence)\b|\b(the )?order (does not|doesn't|need not) matter\b|\bunordered\b|\bunsorted\b|\bwhatever the order[^.]*?(?=[.;,]|$)/i,
    code: /\.(order|sort|toSorted|reverse|toReversed)\b|"(asc|desc)"/,
  },
  {
    name: "limit",
    words: "a number of results",
    stated:
      /\b(at most|up to|limit|maximum|no more|page|first|last|top|latest|newest|oldest|few(er)?|one|two|three|four|five|six|seven|eight|nine|ten|dozen|\w+teen|twenty|thirty|fifty|hundred|thousand|all|every|each|whole|any number)\b|\d/i,
    code: /\.(take|slice|first|paginate|collect)\b|\b(limit|numItems)\b/,
  },
  {
    name: "reads",
    words: "a limit to what a call reads",
    stated:
      /\b(index|read|scan|load|search|look(s|ed)? (up|at)|fetch|efficien|through|without (reading|loading))/i,
    code: /\.(withIndex|filter|withSearchIndex)\b/,
  },
  {
    name: "visibility",
    words: "who may call a function",
    stated:
      /\b(public|internal|private|client|anyone|expos|outside|visib|callable|may call|other functions)/i,
    code: /\b(internal)?(query|mutation|action)\b|\binternal(Query|Mutation|Action)\b/,
  },
] as const satisfies readonly Concept[];

export type ConceptName = (typeof lexicon)[number]["name"];

/** Every behaviour of the lexicon, by name. */
export const concepts: Readonly<Record<ConceptName, Concept>> = Object.fromEntries(
  lexicon.map((concept) => [concept.name, concept]),
) as Record<ConceptName, Concept>; // fromEntries widens the names to string

/** Behaviours that code adds or takes away. */
export function conceptsIn(code: string): readonly ConceptName[] {
  return lexicon.filter((concept) => concept.code.test(code)).map(({ name }) => name);
}
