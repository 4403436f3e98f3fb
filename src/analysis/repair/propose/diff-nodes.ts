import ts from "typescript";
import type { EditProposal } from "../edit-proposal.ts";
import { dereference, withoutWrappers } from "../syntax/dereference.ts";
import type { ProjectSyntax } from "../syntax/project-syntax.ts";
import { isFunctionWithBody } from "../syntax/statement-lists.ts";
import { fieldsOfValidator, objectOfValidator } from "../syntax/validator-fields.ts";
import { adaptText } from "./adapt-text.ts";
import { replaceNode } from "./build-proposal.ts";
import { diffCalls } from "./diff-calls.ts";
import { diffChains } from "./diff-chains.ts";
import { alike, type DiffContext, type Differ, likeness } from "./diff-context.ts";
import { diffFunctions } from "./diff-functions.ts";
import { diffArrays } from "./diff-lists.ts";
import { diffObjects } from "./diff-objects.ts";
import { diffBlocks, diffIfs } from "./diff-statements.ts";
import { diffAwaits, diffChildren, diffConstAssertions, diffVariables } from "./diff-values.ts";

/** Tried in order; the first that is in charge decides. */
const differs: readonly Differ[] = [
  diffConstAssertions,
  diffAwaits,
  diffObjects,
  diffFunctions,
  diffArrays,
  diffChains,
  diffCalls,
  diffVariables,
  diffIfs,
  diffBlocks,
  diffChildren,
];

/** A comparison of two projects that is yet to start. */
export function createDiffContext(candidate: ProjectSyntax, reference: ProjectSyntax): DiffContext {
  const seen = new Map<ts.Node, Set<ts.Node>>();
  const context: DiffContext = {
    candidate,
    reference,
    functions: new Map(),
    copying: new Set(),
    descend: (left, right) => {
      const partners = seen.get(left) ?? new Set();
      if (partners.has(right)) return [];
      seen.set(left, partners.add(right));
      return diffNodes(context, withoutWrappers(left), withoutWrappers(right));
    },
    adapt: (node, site) => adaptText(context, node, site),
  };
  return context;
}

function diffNodes(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly EditProposal[] {
  const same = alike(context, candidate, reference);
  if (same && !hasAnnotation(reference)) return [];
  const [left, right] = definitions(context, candidate, reference);
  if (left !== candidate || right !== reference) return context.descend(left, right);
  for (const differ of differs) {
    const found = differ(context, candidate, reference);
    if (found !== undefined) {
      return isUnit(candidate) && !same
        ? wrap(context, candidate, { reference, parts: found })
        : found;
    }
  }
  return same ? [] : replaceNode(context, candidate, { reference });
}

/** What the two stand for, where both then are of one kind: an edit belongs where the value is defined. */
function definitions(
  context: DiffContext,
  candidate: ts.Node,
  reference: ts.Node,
): readonly [ts.Node, ts.Node] {
  const [left, right] = sameForm(
    definitionOf(context.candidate, candidate),
    definitionOf(context.reference, reference),
  );
  if (isFunctionWithBody(left) && isFunctionWithBody(right)) return [left, right];
  const least = left.kind === right.kind ? 0.3 : 0.6;
  const comparable = !ts.isIdentifier(left) && likeness(context, left, right) >= least;
  return comparable ? [left, right] : [candidate, reference];
}

/** A validator of an object against the fields of one: both as fields. */
function sameForm(left: ts.Node, right: ts.Node): readonly [ts.Node, ts.Node] {
  if (ts.isObjectLiteralExpression(right)) return [objectOfValidator(left) ?? left, right];
  if (ts.isObjectLiteralExpression(left)) return [left, objectOfValidator(right) ?? right];
  return [left, right];
}

function definitionOf(project: ProjectSyntax, node: ts.Node): ts.Node {
  const definition = dereference(project, node) ?? fieldsOfValidator(project, node);
  return definition === undefined ? node : withoutWrappers(definition);
}

/** Nodes that are also worth replacing whole. */
function isUnit(node: ts.Node): boolean {
  return (
    ts.isObjectLiteralExpression(node) || (ts.isStatement(node) && !ts.isVariableStatement(node))
  );
}

function wrap(
  context: DiffContext,
  candidate: ts.Node,
  sides: { readonly reference: ts.Node; readonly parts: readonly EditProposal[] },
): readonly EditProposal[] {
  if (
    ts.isFunctionDeclaration(candidate) ||
    (ts.isObjectLiteralExpression(candidate) && sides.parts.length < 2)
  ) {
    return sides.parts;
  }
  return replaceNode(context, candidate, sides);
}

function hasAnnotation(node: ts.Node): boolean {
  const annotated =
    isFunctionWithBody(node) || ts.isVariableDeclaration(node) || ts.isParameter(node);
  if (annotated && node.type !== undefined) return true;
  return node.forEachChild((child) => (hasAnnotation(child) ? true : undefined)) === true;
}
