/** A behaviour that a check can ask for, and how people speak of it. */
export interface Concept {
  readonly name: string;
  /** What is asked for, for reports: "an error". */
  readonly words: string;
  /** Sentences that may state it: wide, since a miss would excuse a mistake. */
  readonly stated: RegExp;
  /** Words that a stating sentence holds as well: what the behaviour answers. */
  readonly alongside?: RegExp;
  /** Sentences that ask for the opposite. */
  readonly contradicted?: RegExp;
  /** Words that state it only beside what the code compares: "from the minimum on", not "fills from the table". */
  readonly statedBeside?: RegExp;
  /** Code by which it is done, where a repair adds or removes it. */
  readonly code: RegExp;
}

const refusal =
  /\b(throw|error|reject|fail|refus|exception|forbid|forbidden|prevent|deny|denied|abort|invalid|must (not )?be|only (when|if)|not (allowed|accepted|permitted))/i;
const noRefusal =
  /\b(returns?|gives?|yields?) (just )?(`?null`?|nothing|undefined)\b|\b(does nothing|no error|without an? error|silently)\b/i;

/** The lexicon, one entry per behaviour. */
const lexicon = [
  {
    name: "throws",
    words: "an error",
    stated: refusal,
    contradicted: noRefusal,
    code: /\bthrow\b|\bConvexError\b|\.unique\b/,
  },
  {
    name: "refusesAbsence",
    words: "an error for what is not there",
    stated: refusal,
    alongside:
      /^(?!.*\b(?:for|with|without|on)\b)|\b(if|when|unless|otherwise|whose|exists?|found|missing|absent|unknown|gone|no (such|longer|row|document)|any ?more|none|nobody|there (is|are) no|ha(s|ve) no|not there|null|invalid|deleted|removed|deny|denied)\b/i,
    contradicted: noRefusal,
    // Named by what stands before it, never by its own code.
    code: /(?!)/,
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
      /\b(order(ed|ing)?\b|sort|newest|oldest|latest|(most|least) recent|earliest|ascend|descend|alphabet|chronolog|rank|highest|lowest|largest|smallest|longest|shortest|cheapest|best|worst|top|reverse|increasing|decreasing|leading|\w+ first|first comes?|comes? (first|last|before|after)|insertion|sequence)/i,
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
    name: "boundary",
    words: "where a range begins or ends",
    stated:
      /\b(at (least|most|or (above|below|before|after))|inclusive|exclusive|included?|excluded?|or (more|less|later|earlier|fewer|above|below|over|higher|lower)|up to(?! you)|(more|less|greater|fewer|later|earlier|older|newer|higher|lower|larger|smaller|longer|shorter|deeper|shallower|cheaper) than|both ends|no (more|less|fewer|later|earlier)|exceeds?|[1-5]xx|on or (before|after)|reach(es)?)\b|[<>≤≥]/i,
    statedBeside:
      /\b(from|until|till|through|between|above|below|over|under|before|after|since|within|past|exactly)\b/i,
    code: /\.(gte|gt|lte|lt)\b|(?:^|\s)[<>]=?(?=\s|$)/,
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
