import { concepts, conceptsIn } from "./concepts.ts";
import type { ConceptName } from "./concepts.ts";
import type { Demand, Standing } from "./demand.ts";
import { findSource } from "./find-source.ts";
import type { Source } from "./find-source.ts";
import { addedCode, diffLines, removedCode } from "./added-code.ts";

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
 * not what the candidate lacks. Where the assertion shows no rule, what a small repair changes stands in.
 */
export function derive(input: DerivationInput): Derivation {
  const { demand, diff = "" } = input;
  if (demand.kind === "behaviour") {
    return touchedBy(diff).includes(demand.concept) || demand.concept === "reads"
      ? located(narrowed(demand, diff), input)
      : { demand, standing: "unknown" };
  }
  if (demand.kind !== "unread") return located(demand, input);
  const behaviours = touchedBy(diff).map((concept) => narrowed(behaviour(concept), diff));
  const changed = [...behaviours, ...numberOf(diff)];
  const derived = changed.map((each) => located(each, input));
  const first = derived[0] ?? { demand, standing: "unknown" };
  const undecided = derived.find(({ standing }) => standing === "stated" || standing === "unknown");
  return undecided ?? first;
}

/** Behaviours that a repair brings. Without an order there is still one: taking it away brings another. */
function touchedBy(diff: string): readonly ConceptName[] {
  const added = conceptsIn(addedCode(diff));
  const removed = conceptsIn(removedCode(diff)).filter((name) => name === "order");
  return [...new Set([...added, ...removed])];
}

function behaviour(concept: ConceptName): Behaviour {
  return { kind: "behaviour", concept, words: concepts[concept].words };
}

type Behaviour = Extract<Demand, { readonly kind: "behaviour" }>;

/** The behaviour for the case that the changed code is about. */
function narrowed(demand: Behaviour, diff: string): Behaviour {
  if (demand.concept === "boundary") return { ...demand, about: comparedWords(diff) };
  return demand.concept === "throws" && isAnswerToAbsence(diff)
    ? behaviour("refusesAbsence")
    : demand;
}

/** Does every error that a repair brings stand on or below a condition that something is not there? */
function isAnswerToAbsence(diff: string): boolean {
  const lines = diff.split("\n").filter((line) => !line.startsWith("-"));
  const thrown = lines.flatMap((line, index) => (/^\+.*\bthrow\b/.test(line) ? [index] : []));
  const absence = /\bif \((?:![\w$]+|.*={2,3} (?:null|undefined))\)/;
  return (
    thrown.length > 0 &&
    thrown.every((index) =>
      lines.slice(Math.max(0, index - 1), index + 1).some((line) => absence.test(line)),
    )
  );
}

/** Words of the names on changed lines that compare something. */
function comparedWords(diff: string): readonly string[] {
  const lines = [...diffLines(diff, "-"), ...diffLines(diff, "+")];
  const names = lines
    .filter((line) => concepts.boundary.code.test(line))
    .flatMap((line) => line.match(/[A-Za-z]+/g) ?? [])
    .flatMap((name) => name.split(/(?=[A-Z])/))
    .map((word) => word.toLowerCase());
  return [...new Set(names)].filter((word) => word.length > 3);
}

/** The number that a repair puts in the place of another one. */
function numberOf(diff: string): readonly Demand[] {
  const numbers = (code: string): readonly string[] => code.match(/(?<![\w"'`])\d[\d_.]*/g) ?? [];
  const [wanted, ...others] = numbers(addedCode(diff));
  // What the numbers of an answer's status mean nobody has to state, and factors follow from something else.
  if (diffLines(diff, "+").some((line) => /status|[*/] *[\d(]|\d\)* *[*/]/i.test(line))) return [];
  const isReplaced = others.length === 0 && numbers(removedCode(diff)).length === 1;
  if (wanted === undefined || !isReplaced) return [];
  const value = Number(wanted.replaceAll("_", ""));
  return [{ kind: "number", value, words: `the number ${value}` }];
}

function located(demand: Demand, { task, repaired, exported }: DerivationInput): Derivation {
  // A helper that the task does not name works for functions that it does.
  const own = repaired.filter((name) => holdsOneOf(task, [name]));
  const others = exported.filter((name) => !own.includes(name));
  const scope = own.length === repaired.length ? withoutOthers(task, { own, others }) : task;
  return { demand, ...findSource(scope, demand) };
}

interface Scope {
  readonly own: readonly string[];
  readonly others: readonly string[];
}

/** The task without the lines that speak of other functions only, every line where it was. */
function withoutOthers(task: string, { own, others }: Scope): string {
  if (own.length === 0) return task;
  return task
    .split("\n")
    .map((line) => (isOfOthers(line, { own, others }) ? "" : line))
    .join("\n");
}

function isOfOthers(line: string, { own, others }: Scope): boolean {
  const isOfSeveral = /\b(both|all|each|every|any|these|they|functions)\b/i.test(line);
  return holdsOneOf(line, others) && !holdsOneOf(line, own) && !isOfSeveral;
}

function holdsOneOf(text: string, names: readonly string[]): boolean {
  const words = new Set(text.match(/[\w$]+/g));
  return names.some((name) => words.has(name));
}
