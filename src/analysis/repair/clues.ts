import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { EditKind, EditProposal } from "./edit-proposal.ts";
import type { RepairInput } from "./repair-search.ts";
import { lineOf } from "./syntax/layout.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";

/** What a failure says about where it lies. */
export interface Clues {
  readonly diagnostics: readonly Diagnostic[];
  /** Words of the messages and of the failing tests' names that mean something. */
  readonly words: ReadonlySet<string>;
  /** May the manifest be at fault? */
  readonly concernsPackages: boolean;
  readonly candidate: ProjectFiles;
}

const commonplace: ReadonlySet<string> = new Set(
  `a an and are as at be but by can cannot const does do error expected export false find for from function handler has
  have if import in instead into is it its let mutation no not object of on only or promise query received rejected
  resolved return should string test that the this throw to true type undefined user v validator value was when with
  ctx args db await async new null number Object Error`.split(/\s+/),
);

/** Collects the clues of a failed step. */
export function readClues({
  diagnostics,
  failingTests,
  mismatches = [],
  candidate,
}: RepairInput): Clues {
  const texts = [
    ...diagnostics.flatMap(({ message, test = "" }) => [message, test]),
    ...failingTests,
    ...mismatches.flatMap(({ expected, actual }) => differingLines(expected, actual)),
  ];
  const words = meaningful(texts.flatMap((text) => text.match(/[A-Za-z_$][\w$]*/g) ?? []));
  const concernsPackages = diagnostics.some(
    ({ tool, code, message }) =>
      tool === "install" ||
      /^TS(2307|2580)$/.test(code) ||
      /could not resolve|package/i.test(message),
  );
  return { diagnostics, words, concernsPackages, candidate };
}

/** Lines that only one of two printed values has. */
function differingLines(expected: string, actual: string): readonly string[] {
  const [left, right] = [new Set(expected.split("\n")), new Set(actual.split("\n"))];
  return [...left.symmetricDifference(right)];
}

/** How likely a proposal is to repair the failure; only the order of the numbers means something. */
export function suspicion(proposal: EditProposal, clues: Clues): number {
  const named = mentioned(proposal.subjects, clues).length;
  const owner = proposal.owner !== undefined && clues.words.has(proposal.owner) ? 1 : 0;
  const literal = proposal.kind === "replace-token" ? 0.5 : 0;
  const deletion = proposal.pureDeletion ? -1.5 : 0;
  const evidence = 1.5 * Math.min(named, 2) + placeBonus(proposal, clues) + owner + literal;
  return evidence + deletion - weight(proposal) / 12;
}

/** Size of an edit for the order of trials; to leave something out is one decision, however long it is. */
export function weight({ tokens, pureDeletion }: EditProposal): number {
  return pureDeletion ? Math.min(tokens, 15) : tokens;
}

/** Edits that are only proposed where a diagnostic calls for them. */
const calledFor: ReadonlySet<EditKind> = new Set([
  "drop-directive",
  "rehome-import",
  "delete-assertion",
  "replace-loop",
]);

/** Does the failure itself name what the proposal adds, removes or changes? */
export function isNamed(proposal: EditProposal, clues: Clues): boolean {
  if (calledFor.has(proposal.kind)) return true;
  const member = /-(member|declaration)$/.test(proposal.kind);
  if (!member && proposal.tokens > 12) return false;
  const subjects = [...meaningful(proposal.subjects)];
  return mentioned(member ? subjects.slice(0, 1) : subjects, clues).length > 0;
}

function mentioned(names: readonly string[], clues: Clues): readonly string[] {
  return [...meaningful(names)].filter((name) => clues.words.has(name));
}

function meaningful(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.filter((word) => word.length > 1 && !commonplace.has(word)));
}

/** 3 where a diagnostic points into the changed lines, less the wider the span is. */
function placeBonus({ candidateSpan: { file, start, end } }: EditProposal, clues: Clues): number {
  const text = clues.candidate[file] ?? "";
  const [first, last] = [lineOf(text, start), lineOf(text, end)];
  const inside = clues.diagnostics.some(
    ({ place }) => place?.file === file && place.line >= first && place.line <= last,
  );
  return inside ? 3 / (1 + (last - first) / 4) : 0;
}
