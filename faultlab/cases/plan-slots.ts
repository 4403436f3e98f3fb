import { contentHash } from "../../src/lib/content-hash.ts";
import type { Base, Injection, Letter } from "../operator.ts";
import type { FoundOperator } from "./find-operators.ts";

export type SetName = "quick" | "full";

/** A base with one thing that could be done to it. */
export interface Proposal {
  readonly base: Base;
  readonly injection: Injection;
}

/** A place for one case of an operator. It is filled with the first of its proposals whose truth can be shown. */
export interface Slot {
  readonly operator: FoundOperator;
  readonly index: number;
  readonly proposals: readonly Proposal[];
}

/** Cases per operator. The quick set is the beginning of the full one. */
const quotas: Readonly<Record<SetName, Readonly<Record<Letter, number>>>> = {
  quick: { M: 4, S: 4, A: 4, G: 3, I: 2, K: 4, C: 4, E: 2, H: 2 },
  full: { M: 18, S: 14, A: 12, G: 10, I: 4, K: 14, C: 12, E: 6, H: 4 },
};

/** How many slots an operator has in a set. */
export function slotsOf({ letter }: Pick<FoundOperator, "letter">, set: SetName): number {
  return quotas[set][letter];
}

const injectionsPerBase = 4;
const proposalsPerSlot = 8;

/**
 * The slots of an operator. Its proposals take the evals in turn, and of each eval the bases in turn, in an order that
 * depends on names alone; slot n gets every n-th of them, so that slots are filled independently of each other.
 */
export function planSlots(
  operator: FoundOperator,
  bases: readonly Base[],
  set: SetName,
): readonly Slot[] {
  const slots = slotsOf(operator, "full");
  const proposals = proposalsOf(operator, bases);
  return Array.from({ length: slotsOf(operator, set) }, (_, index) => ({
    operator,
    index,
    proposals: proposals
      .filter((_proposal, position) => position % slots === index)
      .slice(0, proposalsPerSlot),
  })).filter((slot) => slot.proposals.length > 0);
}

function proposalsOf(operator: FoundOperator, bases: readonly Base[]): readonly Proposal[] {
  const byEval = Map.groupBy(bases, (base) => base.eval.path);
  const evals = [...byEval.keys()].toSorted(byHash(operator.name));
  return inTurn(evals.map((path) => proposalsOfEval(operator, byEval.get(path) ?? [])));
}

function proposalsOfEval(operator: FoundOperator, bases: readonly Base[]): readonly Proposal[] {
  const of = (origin: Base["origin"]) =>
    bases
      .filter((base) => base.origin === origin)
      .toSorted((a, b) => byHash(operator.name)(keyOf(a), keyOf(b)));
  const [replies, variants] = [of("reply"), of("variant")];
  const all = [
    ...(isEven(`${operator.name} ${bases[0]?.eval.path}`)
      ? [...replies, ...variants]
      : [...variants.slice(0, 1), ...replies, ...variants.slice(1)]),
    ...of("reference"),
  ];
  return inTurn(all.map((base) => someInjections(operator, base)));
}

function someInjections(operator: FoundOperator, base: Base): readonly Proposal[] {
  const order = byHash(`${operator.name} ${keyOf(base)}`);
  return operator
    .injections(base)
    .toSorted((a, b) => order(a.description, b.description))
    .slice(0, injectionsPerBase)
    .map((injection) => ({ base, injection }));
}

/** In every second eval the reply comes first, in the others a variant. */
function isEven(text: string): boolean {
  return Number.parseInt(contentHash(text).slice(0, 2), 16) % 2 === 0;
}

function keyOf({ eval: graded, origin, name }: Base): string {
  return `${graded.path} ${origin} ${name}`;
}

function byHash(seed: string): (a: string, b: string) => number {
  return (a, b) => (contentHash(`${seed} ${a}`) < contentHash(`${seed} ${b}`) ? -1 : 1);
}

function inTurn<Item>(groups: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) =>
    groups.flatMap((group) => group.slice(index, index + 1)),
  ).flat();
}
