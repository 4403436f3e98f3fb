import { limitConcurrency } from "../../lib/limit-concurrency.ts";
import { type Clues, isNamed, readClues, suspicion, weight } from "./clues.ts";
import { type EditProposal, leavesOf, withParts } from "./edit-proposal.ts";
import { mergeEdits } from "./merge-edits.ts";
import { minimizeSet } from "./minimize-set.ts";
import { type FoundRepair, rankPatches } from "./rank-patches.ts";
import { proposeEdits, swapFiles } from "./propose/propose-edits.ts";
import { createRepairTrials, type RepairTrials } from "./repair-trials.ts";
import type { RepairBudget, RepairInput, RepairOracle, RepairResult } from "./repair-search.ts";
import { suspectDeclaration } from "./suspect-declaration.ts";
import { targetedSets } from "./targeted/targeted-sets.ts";

export type * from "./repair-search.ts";

export interface SearchOptions {
  readonly budget: RepairBudget;
  readonly signal?: AbortSignal;
  /** Trials at a time among the single edits. Default: 1. */
  readonly concurrency?: number;
}

const smallEdit = 30;
/** A member or a link says one thing, however long its arguments are. */
const smallMember = 60;
/** Trials spent on alternatives after a first repair: few where the failure itself names what was repaired. */
const alternatives = { named: 1, unnamed: 3 };

interface Search {
  readonly clues: Clues;
  readonly trials: RepairTrials;
  readonly roots: readonly EditProposal[];
  /** Whole files of the reference, and the candidate's own away. */
  readonly files: readonly EditProposal[];
  /** All proposals, the most suspected first. */
  readonly ranked: readonly EditProposal[];
  readonly found: FoundRepair[];
  readonly concurrency: number;
}

/**
 * Searches for the smallest part of the reference (or remedy of the platform) with which the candidate passes the step
 * that it failed: targeted edits, single small edits with alternatives, sets of small edits, large swaps.
 */
export async function searchRepair(
  input: RepairInput,
  oracle: RepairOracle,
  { budget, signal, concurrency = 1 }: SearchOptions,
): Promise<RepairResult> {
  const clues = readClues(input);
  const proposals = proposeEdits(input.candidate, input.reference);
  const { context, roots: all } = proposals;
  const roots = all.filter(
    ({ edits }) => clues.concernsPackages || edits[0]?.file.endsWith(".json") !== true,
  );
  const trials = createRepairTrials(input.candidate, oracle, { budget, signal });
  const ranked = distinct(roots.flatMap(withParts)).toSorted(
    (a, b) => suspicion(b, clues) - suspicion(a, clues),
  );
  const files = swapFiles(proposals);
  const search: Search = { clues, trials, roots, files, ranked, found: [], concurrency };
  await tryTargeted(search, targetedSets({ context, clues, proposals: ranked }));
  await trySingles(search, Math.min(input.failedStep === "tests" ? 14 : 20, budget.trials / 2));
  for (const stage of [tryDeclarations, tryAllSmall, tryLarge]) {
    if (search.found.every((found) => isEvasion(found, input.failedStep))) await stage(search);
  }
  const suspect = search.found.length === 0 ? suspectDeclaration(clues, ranked) : undefined;
  return {
    patches: rankPatches(input.candidate, search.found, clues),
    trials: trials.count(),
    tried: trials.tried,
    erroredTrials: trials.errored(),
    ...(suspect === undefined ? {} : { suspect }),
  };
}

/** What the diagnostics call for; a set that works is cut down to what is needed. */
async function tryTargeted(
  search: Search,
  sets: readonly (readonly EditProposal[])[],
): Promise<void> {
  for (const set of sets) {
    if (await search.trials.passes(set)) {
      search.found.push({
        proposals: await minimizeSet(set, search.trials.passes),
        origin: "targeted",
        minimal: !search.trials.isExhausted(),
      });
      return;
    }
  }
}

/** Small edits one by one. After a repair the search goes on for a while: another may be the better explanation. */
async function trySingles(search: Search, most: number): Promise<void> {
  const { trials, found } = search;
  const limit = found.reduce((size, repair) => Math.max(size, sizeOf(repair.proposals)), 0);
  const singles = search.ranked.filter((proposal) =>
    limit === 0 ? isSmall(proposal) : weight(proposal) <= limit,
  );
  let end = trials.count() + (limit === 0 ? most : allowance(search));
  for (let index = 0; index < singles.length && trials.count() < end; index += search.concurrency) {
    const batch = singles.slice(index, index + search.concurrency);
    const outcomes = await limitConcurrency(batch, search.concurrency, (single) =>
      trials.passes([single]),
    );
    const repairs = batch.filter(
      (_, position) => outcomes[position] === true && isNew(found, batch[position]),
    );
    const isFirst = found.length === 0 && repairs.length > 0;
    for (const single of repairs) {
      found.push({
        proposals: await minimizeSet([single], trials.passes),
        origin: "single",
        minimal: !trials.isExhausted(),
      });
    }
    if (isFirst) end = trials.count() + allowance(search);
  }
}

function allowance({ found, clues }: Search): number {
  const named = found.some(({ proposals }) =>
    proposals.every((proposal) => isNamed(proposal, clues)),
  );
  return named ? alternatives.named : alternatives.unnamed;
}

/** All small edits of one declaration or object together, then what of them is needed. */
async function tryDeclarations(search: Search): Promise<void> {
  const sets = search.ranked
    .filter(({ parts, granularity }) => parts.length > 1 && granularity !== "file")
    .map((proposal) => smallLeaves(proposal.parts))
    .filter((leaves) => leaves.length > 1);
  for (const set of sets.slice(0, 5)) {
    if (await tryTogether(search, set)) return;
  }
}

/** All small edits of the project together, without deletions first. */
async function tryAllSmall(search: Search): Promise<void> {
  const leaves = smallLeaves(search.roots);
  const sets = [
    leaves.filter(({ pureDeletion }) => !pureDeletion),
    leaves,
    search.roots.flatMap(({ parts }) => parts),
  ];
  for (const set of sets) {
    if (await tryTogether(search, set)) return;
  }
}

/** Functions, declarations, files: the finest first. */
async function tryLarge(search: Search): Promise<void> {
  const large = search.ranked.filter((proposal) => !isSmall(proposal));
  const order = ["token", "member", "statement", "function", "declaration", "file"];
  const sorted = large.toSorted(
    (a, b) => order.indexOf(a.granularity) - order.indexOf(b.granularity),
  );
  for (const proposal of sorted) {
    if (await tryTogether(search, [proposal])) return;
  }
  if (await tryTogether(search, search.roots)) return;
  await tryTogether(search, search.files);
}

async function tryTogether(
  { trials, found, clues }: Search,
  set: readonly EditProposal[],
): Promise<boolean> {
  if (set.length === 0 || trials.isExhausted()) return false;
  const compatible = withoutConflicts(
    set.toSorted((a, b) => suspicion(b, clues) - suspicion(a, clues)),
  );
  if (!(await trials.passes(compatible))) return false;
  found.push({
    proposals: await minimizeSet(compatible, trials.passes),
    origin: "ddmin",
    minimal: !trials.isExhausted(),
  });
  return true;
}

/** Of proposals that change the same code, the first. */
function withoutConflicts(proposals: readonly EditProposal[]): readonly EditProposal[] {
  const kept: EditProposal[] = [];
  for (const proposal of proposals) {
    if (mergeEdits([...kept, proposal].flatMap(({ edits }) => edits)) !== undefined) {
      kept.push(proposal);
    }
  }
  return kept;
}

function smallLeaves(proposals: readonly EditProposal[]): readonly EditProposal[] {
  return distinct(proposals.flatMap(leavesOf)).filter(isSmall);
}

function isSmall(proposal: EditProposal): boolean {
  const isMember = proposal.granularity === "token" || proposal.granularity === "member";
  return weight(proposal) <= (isMember ? smallMember : smallEdit);
}

function distinct(proposals: readonly EditProposal[]): readonly EditProposal[] {
  return [
    ...new Map(proposals.map((proposal) => [JSON.stringify(proposal.edits), proposal])).values(),
  ];
}

/** To delete what the compiler or the linter complains of ends the complaint, whatever is wrong with it. */
function isEvasion({ proposals }: FoundRepair, step: RepairInput["failedStep"]): boolean {
  return (
    step !== "tests" &&
    proposals.some(({ kind }) => kind === "delete-statement" || kind === "delete-declaration")
  );
}

function isNew(found: readonly FoundRepair[], proposal: EditProposal | undefined): boolean {
  return !found.some(({ proposals }) => proposals.length === 1 && proposals[0] === proposal);
}

function sizeOf(proposals: readonly EditProposal[]): number {
  return proposals.reduce((sum, { tokens }) => sum + tokens, 0);
}
