import ts from "typescript";
import { canonicalTokens } from "../syntax/canonical-tokens.ts";
import { anchorKey } from "../syntax/anchor-key.ts";
import { bindingOf, type Binding, resolveBinding } from "../syntax/resolve-binding.ts";
import { constInitializer, withoutWrappers } from "../syntax/dereference.ts";
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
  const best = [...scored, ...sameCall(context, identifier, site)].reduce(
    (left, right) => (right.score > left.score ? right : left),
    {
      name: "",
      score: 0,
    },
  );
  return best.score >= 0.65 ? best.name : undefined;
}

/** The only variable in scope that holds the result of the same call of the platform. */
function sameCall(
  context: DiffContext,
  identifier: ts.Identifier,
  site: Site,
): readonly { readonly name: string; readonly score: number }[] {
  const binding = resolveBinding(context.reference, identifier);
  if (binding?.kind !== "variable" || binding.path.length > 0) return [];
  const wanted = keyOfCall(binding.variable);
  if (wanted === undefined) return [];
  const found = context.candidate.checker
    .getSymbolsInScope(site.node, ts.SymbolFlags.Variable)
    .flatMap((symbol) => symbol.declarations?.[0] ?? [])
    .filter((declaration) => declaredBefore(declaration, site))
    .filter(ts.isVariableDeclaration)
    .filter((variable) => keyOfCall(variable) === wanted);
  const [only] = found;
  return only !== undefined && found.length === 1 && ts.isIdentifier(only.name)
    ? [{ name: only.name.text, score: 0.65 }]
    : [];
}

function keyOfCall(variable: ts.VariableDeclaration): string | undefined {
  const value = constInitializer(variable);
  if (value === undefined) return undefined;
  const unwrapped = withoutWrappers(value);
  return anchorKey(ts.isAwaitExpression(unwrapped) ? unwrapped.expression : unwrapped);
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
