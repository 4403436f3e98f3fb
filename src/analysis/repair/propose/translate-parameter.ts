import ts from "typescript";
import type { Binding } from "../syntax/resolve-binding.ts";
import { isFunctionWithBody } from "../syntax/statement-lists.ts";
import type { AdaptedText, DiffContext, Site } from "./diff-context.ts";

export interface ParameterUse {
  readonly binding: Extract<Binding, { kind: "parameter" }>;
  /** `["userId"]` for `args.userId` and for `userId` taken out of `args` by a pattern. */
  readonly path: readonly string[];
  readonly site: Site;
}

/** How the candidate's function says what the reference says with a parameter: by position, whatever the names. */
export function translateParameter(
  context: DiffContext,
  { binding, path, site }: ParameterUse,
): AdaptedText | undefined {
  const owner = context.functions.get(binding.owner) ?? sameContext(binding, site);
  if (owner === undefined || !isFunctionWithBody(owner)) return undefined;
  const parameter = inTheSameRole(binding, owner);
  if (parameter === undefined) return missingParameter(owner, binding, path);
  if (ts.isIdentifier(parameter.name)) {
    return { text: [parameter.name.text, ...path].join("."), needs: [] };
  }
  const [first, ...rest] = path;
  if (first === undefined || !ts.isObjectBindingPattern(parameter.name)) return undefined;
  const bound = parameter.name.elements.find((element) => boundProperty(element) === first);
  if (bound !== undefined) {
    return ts.isIdentifier(bound.name)
      ? { text: [bound.name.text, ...rest].join("."), needs: [] }
      : undefined;
  }
  return { text: [first, ...rest].join("."), needs: [extendPattern(parameter.name, first)] };
}

/** By position; a helper that is given the context besides has the others one place further. */
function inTheSameRole(
  { owner, index }: ParameterUse["binding"],
  target: ts.SignatureDeclaration,
): ts.ParameterDeclaration | undefined {
  const wanted = owner.parameters[index];
  const [isGiven, isWanted] = [target, owner].map(({ parameters: [first] }) => isContext(first));
  if (wanted === undefined || isGiven === isWanted) return target.parameters[index];
  if (isContext(wanted)) return undefined;
  return target.parameters[isGiven === true ? index + 1 : index - 1];
}

/** Is it the context that the platform hands to a function? */
function isContext(parameter: ts.ParameterDeclaration | undefined): boolean {
  if (parameter === undefined) return false;
  const { name, type } = parameter;
  if (/Ctx\b/.test(type?.getText() ?? "")) return true;
  if (ts.isIdentifier(name)) return /^_*ctx$/.test(name.text);
  return name.elements.some(
    (element) => ts.isBindingElement(element) && contextMembers.has(boundProperty(element) ?? ""),
  );
}

const contextMembers: ReadonlySet<string> = new Set(
  "db storage scheduler auth runQuery runMutation runAction".split(" "),
);

function boundProperty(element: ts.BindingElement): string | undefined {
  const name = element.propertyName ?? element.name;
  return ts.isIdentifier(name) ? name.text : undefined;
}

function extendPattern(
  pattern: ts.ObjectBindingPattern,
  name: string,
): AdaptedText["needs"][number] {
  const last = pattern.elements.at(-1);
  const position = last?.end ?? pattern.getStart() + 1;
  const newText = last === undefined ? ` ${name} ` : `, ${name}`;
  return { file: pattern.getSourceFile().fileName, start: position, end: position, newText };
}

function missingParameter(
  owner: ts.SignatureDeclaration,
  binding: ParameterUse["binding"],
  path: readonly string[],
): AdaptedText | undefined {
  const given = owner.parameters.length;
  const source = owner.getSourceFile();
  const open = owner
    .getChildren(source)
    .find((child) => child.kind === ts.SyntaxKind.OpenParenToken);
  const position = owner.parameters.at(-1)?.end ?? open?.end;
  if (position === undefined || open === undefined) return undefined;
  const names = binding.owner.parameters
    .slice(given, binding.index + 1)
    .map((parameter, index) =>
      ts.isIdentifier(parameter.name)
        ? parameter.name.text
        : (defaultNames[given + index] ?? `parameter${given + index}`),
    );
  if (names.length === 0) return undefined;
  const newText = (given > 0 ? ", " : "") + names.join(", ");
  return {
    text: [names.at(-1) ?? "", ...path].join("."),
    needs: [{ file: source.fileName, start: position, end: position, newText }],
  };
}

const defaultNames: readonly string[] = ["ctx", "args"];

/** Outside of functions that correspond, only the first parameter of the platform's functions means the same. */
function sameContext({ index }: ParameterUse["binding"], site: Site): ts.Node | undefined {
  return index === 0 ? outermostFunction(site.node) : undefined;
}

function outermostFunction(node: ts.Node): ts.Node | undefined {
  const inner = ts.findAncestor(node, ts.isFunctionLike);
  return inner === undefined ? undefined : (outermostFunction(inner.parent) ?? inner);
}
