import type ts from "typescript";
import type { TextEdit } from "../../../domain/certificate.ts";
import { canonicalTokens, sameTokens } from "../syntax/canonical-tokens.ts";
import type { EditProposal } from "../edit-proposal.ts";
import type { ProjectSyntax } from "../syntax/project-syntax.ts";
import { tokenSimilarity } from "../syntax/token-similarity.ts";

/** Where in the candidate a text of the reference goes: names declared before `position` and visible at `node` are known. */
export interface Site {
  readonly node: ts.Node;
  readonly position: number;
}

/** Text of the reference in the candidate's names and indentation, and the edits elsewhere that it needs. */
export interface AdaptedText {
  readonly text: string;
  readonly needs: readonly TextEdit[];
}

/** Two projects under comparison, and what is known so far about what corresponds to what. */
export interface DiffContext {
  readonly candidate: ProjectSyntax;
  readonly reference: ProjectSyntax;
  /** Functions of the reference with the candidate's function in the same role. */
  readonly functions: Map<ts.Node, ts.Node>;
  /** Declarations of the reference that are being copied, so that cycles end. */
  readonly copying: Set<ts.Node>;
  /** Edits that bring a node of the candidate to a node of the reference; none where they are the same code. */
  readonly descend: (candidate: ts.Node, reference: ts.Node) => readonly EditProposal[];
  /** Undefined where a name of the reference has no counterpart. */
  readonly adapt: (reference: ts.Node, site: Site) => AdaptedText | undefined;
}

/** Compares nodes of one kind; undefined where it is not in charge. */
export type Differ = (
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
) => readonly EditProposal[] | undefined;

/** How alike two nodes are, from 0 to 1. */
export function likeness(context: DiffContext, candidate: ts.Node, reference: ts.Node): number {
  return tokenSimilarity(
    canonicalTokens(context.candidate, candidate),
    canonicalTokens(context.reference, reference),
  );
}

/** Are both the same code but for style? */
export function alike(context: DiffContext, candidate: ts.Node, reference: ts.Node): boolean {
  return sameTokens(
    canonicalTokens(context.candidate, candidate),
    canonicalTokens(context.reference, reference),
  );
}

/** The place of a node that is to be replaced. */
export function siteOf(node: ts.Node): Site {
  return { node, position: node.getStart() };
}

/** The place right after a node. */
export function siteAfter(node: ts.Node): Site {
  return { node, position: node.end };
}
