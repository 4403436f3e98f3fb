import ts from "typescript";
import { canonicalTokens } from "../syntax/canonical-tokens.ts";
import { bindingOf, type Binding } from "../syntax/resolve-binding.ts";
import { constInitializer } from "../syntax/dereference.ts";
import { tokenSimilarity } from "../syntax/token-similarity.ts";
import { copyDeclaration } from "./copy-declaration.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";

/** The candidate's variable in the role of one of the reference: by what it stands for, then by name. */
export function translateVariable(
  context: DiffContext,
  identifier: ts.Identifier,
  {
    binding,
    site,
  }: { readonly binding: Extract<Binding, { kind: "variable" }>; readonly site: Site },
): AdaptedText | undefined {
  const counterpart = closestVariable(context, identifier, site);
  if (counterpart !== undefined) return { text: counterpart, needs: [] };
  const statement = binding.variable.parent.parent;
  if (ts.isVariableStatement(statement) && ts.isSourceFile(statement.parent)) {
    return copyDeclaration(context, statement, { name: identifier.text, site });
  }
  return inlined(context, binding, site);
}

/** Where the candidate has no such variable, what it stands for is written in its place. */
function inlined(
  context: DiffContext,
  binding: Extract<Binding, { kind: "variable" }>,
  site: Site,
): AdaptedText | undefined {
  const initializer = constInitializer(binding.variable);
  if (initializer === undefined || binding.path.some((key) => !/^[A-Za-z_$]/.test(key))) {
    return undefined;
  }
  const value = context.adapt(initializer, site);
  return value && { ...value, text: [`(${value.text})`, ...binding.path].join(".") };
}

function closestVariable(
  context: DiffContext,
  identifier: ts.Identifier,
  site: Site,
): string | undefined {
  const wanted = canonicalTokens(context.reference, identifier);
  const scored = context.candidate.checker
    .getSymbolsInScope(site.node, ts.SymbolFlags.Variable)
    .flatMap((symbol) => {
      const declaration = symbol.declarations?.[0];
      const name =
        declaration === undefined || !declaredBefore(declaration, site)
          ? undefined
          : nameOf(declaration);
      if (name === undefined) return [];
      const bonus = name.text === identifier.text ? 0.25 : 0;
      const tokens = canonicalTokens(context.candidate, name);
      const score =
        wanted[0] === "$variable" && bonus === 0 ? 0 : tokenSimilarity(tokens, wanted) + bonus;
      return [{ name: name.text, score }];
    });
  const best = scored.reduce((left, right) => (right.score > left.score ? right : left), {
    name: "",
    score: 0,
  });
  return best.score >= 0.65 ? best.name : undefined;
}

function declaredBefore(declaration: ts.Declaration, site: Site): boolean {
  const binding = bindingOf(declaration);
  if (binding.kind !== "variable") return false;
  const sameFunction =
    ts.findAncestor(declaration, ts.isFunctionLike) ===
    ts.findAncestor(site.node, ts.isFunctionLike);
  const list = binding.variable.parent;
  const loop = ts.isVariableDeclarationList(list) && ts.isForOfStatement(list.parent);
  return !sameFunction || loop || binding.variable.end <= site.position;
}

function nameOf(declaration: ts.Declaration): ts.Identifier | undefined {
  const named = ts.isVariableDeclaration(declaration) || ts.isBindingElement(declaration);
  return named && ts.isIdentifier(declaration.name) ? declaration.name : undefined;
}
