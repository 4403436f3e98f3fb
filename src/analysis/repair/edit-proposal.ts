import type { Granularity, TextEdit } from "../../domain/certificate.ts";

/** What an edit does to the code; the kinds of a patch are its vocabulary. */
export type EditKind =
  | "drop-directive"
  | "rehome-import"
  | "insert-member"
  | "delete-member"
  | "replace-member"
  | "move-member"
  | "insert-argument"
  | "delete-argument"
  | "insert-link"
  | "delete-link"
  | "replace-link"
  | "insert-await"
  | "delete-await"
  | "add-const-assertion"
  | "annotate"
  | "delete-assertion"
  | "replace-token"
  | "invert-condition"
  | "replace-expression"
  | "insert-statement"
  | "delete-statement"
  | "replace-statement"
  | "replace-loop"
  | "replace-function"
  | "insert-declaration"
  | "delete-declaration"
  | "replace-declaration"
  | "insert-file"
  | "move-file"
  | "replace-file"
  | "delete-file";

/** `[start, end)` in UTF-16 units of a file. */
export interface Span {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

/** One way to bring the candidate nearer to the reference. */
export interface EditProposal {
  readonly kind: EditKind;
  readonly granularity: Granularity;
  /** The edit itself first, then what it needs (imports, helpers, bindings). */
  readonly edits: readonly TextEdit[];
  /** Tokens removed plus tokens added. */
  readonly tokens: number;
  readonly pureDeletion: boolean;
  /** Names that it adds, removes or changes. */
  readonly subjects: readonly string[];
  /** Name of the top-level declaration it lies in. */
  readonly owner?: string;
  /** Code of the candidate and of the reference that a person should look at. */
  readonly candidateSpan: Span;
  readonly referenceSpan?: Span;
  /** Finer edits that together do the same. */
  readonly parts: readonly EditProposal[];
}

/** A proposal and all its parts, coarse before fine. */
export function withParts(proposal: EditProposal): readonly EditProposal[] {
  return [proposal, ...proposal.parts.flatMap(withParts)];
}

/** The finest edits below a proposal: itself where it has no parts. */
export function leavesOf(proposal: EditProposal): readonly EditProposal[] {
  return proposal.parts.length === 0 ? [proposal] : proposal.parts.flatMap(leavesOf);
}
