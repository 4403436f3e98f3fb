import type { TextEdit } from "../../domain/certificate.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { treeHash } from "../../lib/content-hash.ts";
import { applyEdits } from "./apply-edits.ts";
import type { EditProposal } from "./edit-proposal.ts";
import { mergeEdits } from "./merge-edits.ts";
import type { RepairBudget, RepairOracle } from "./repair-search.ts";
import { lineOf } from "./syntax/layout.ts";
import { hasSyntaxErrors } from "./syntax/project-syntax.ts";
import { changedPaths } from "./unified-diff.ts";

/** The trials of one search: sets of proposals applied to the candidate and graded, each tree once. */
export interface RepairTrials {
  /** Does the candidate pass with these proposals applied? False, without a trial, where they contradict each other. */
  readonly passes: (proposals: readonly EditProposal[]) => Promise<boolean>;
  readonly isExhausted: () => boolean;
  readonly count: () => number;
  readonly errored: () => number;
  /** One line per trial. */
  readonly tried: readonly string[];
}

/** The patched tree of a set of proposals; undefined where they contradict each other or do not parse. */
export function patchedTree(
  candidate: ProjectFiles,
  proposals: readonly EditProposal[],
): { readonly edits: readonly TextEdit[]; readonly files: ProjectFiles } | undefined {
  const edits = mergeEdits(proposals.flatMap((proposal) => proposal.edits));
  if (edits === undefined) return undefined;
  const files = applyEdits(candidate, edits);
  const broken = changedPaths(candidate, files).some((path) =>
    hasSyntaxErrors(path, files[path] ?? ""),
  );
  return broken ? undefined : { edits, files };
}

/** Starts counting trials of a candidate against a budget. */
export function createRepairTrials(
  candidate: ProjectFiles,
  oracle: RepairOracle,
  options: { readonly budget: RepairBudget; readonly signal?: AbortSignal | undefined },
): RepairTrials {
  const { budget, signal } = options;
  const deadline = performance.now() + budget.milliseconds;
  const outcomes = new Map<string, boolean>([[treeHash(candidate), false]]);
  const tried: string[] = [];
  let errored = 0;
  const isExhausted = () => tried.length >= budget.trials || performance.now() >= deadline;
  const passes = async (proposals: readonly EditProposal[]): Promise<boolean> => {
    signal?.throwIfAborted();
    const patched = patchedTree(candidate, proposals);
    if (patched === undefined) return false;
    const key = treeHash(patched.files);
    const known = outcomes.get(key);
    if (known !== undefined || isExhausted()) return known ?? false;
    outcomes.set(key, false);
    const index = tried.push(describe(candidate, proposals)) - 1;
    const { outcome } = await oracle(patched.files);
    tried[index] += `: ${outcome === "passed" ? "passes" : outcome}`;
    if (outcome === "errored") errored += 1;
    outcomes.set(key, outcome === "passed");
    return outcome === "passed";
  };
  return { passes, isExhausted, count: () => tried.length, errored: () => errored, tried };
}

function describe(candidate: ProjectFiles, proposals: readonly EditProposal[]): string {
  return proposals
    .map(({ kind, subjects, candidateSpan: { file, start } }) => {
      const names = subjects.slice(0, 3).join(", ");
      return `${kind.replaceAll("-", " ")} (${names}) at ${file}:${lineOf(candidate[file] ?? "", start)}`;
    })
    .join(" + ");
}
