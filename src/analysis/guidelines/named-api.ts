import ts from "typescript";
import { codeSpans, sentencesOf } from "../derivation/sentences.ts";
import { readModuleApi } from "../derivation/public-api.ts";
import { isProhibition } from "./prohibition.ts";

/** An API that guidelines name and the pinned packages do not declare. */
export interface UnknownApi {
  /** As it is written: `ctx.db.find`, `query from "convex/server"`. */
  readonly name: string;
  /** What the declarations have, in one sentence. */
  readonly declared: string;
  readonly line: number;
  /** The line of the guidelines, byte for byte. */
  readonly text: string;
}

type Pinned = Readonly<Record<string, string>>;

/** Where the members of names that functions are given come from: the module, and the types of which any may declare them. */
const roots: Readonly<
  Record<string, { readonly module: string; readonly types: readonly string[] }>
> = {
  v: { module: "convex/values", types: ["v"] },
  ctx: {
    module: "convex/server",
    types: ["GenericQueryCtx", "GenericMutationCtx", "GenericActionCtx"],
  },
  "ctx.db": {
    module: "convex/server",
    types: ["GenericDatabaseReader", "GenericDatabaseWriter"],
  },
  "ctx.storage": {
    module: "convex/server",
    types: ["StorageReader", "StorageWriter", "StorageActionWriter"],
  },
  "ctx.scheduler": { module: "convex/server", types: ["Scheduler"] },
  "ctx.auth": { module: "convex/server", types: ["Auth"] },
  "ctx.db.query()": {
    module: "convex/server",
    types: ["QueryInitializer", "Query", "OrderedQuery"],
  },
};

/**
 * APIs that guidelines show in code, or name in a sentence that does not speak against them, and that the type
 * declarations of the suite's pinned packages lack. Packages that are not installed in exactly the pinned version are not
 * judged.
 */
export function unknownApis(guidelines: string, pinned: Pinned): readonly UnknownApi[] {
  const lines = guidelines.split("\n");
  const seen = new Set<string>();
  return sentencesOf(guidelines).flatMap(({ line, text, isCode }) => {
    if (isProhibition(text)) return [];
    const code = isCode ? [text] : codeSpans(text);
    return code
      .flatMap((each) => [...unknownImports(each, pinned), ...unknownMembers(each, pinned)])
      .filter(({ name }) => {
        const isNew = !seen.has(`${line} ${name}`);
        seen.add(`${line} ${name}`);
        return isNew;
      })
      .map((found) => ({ ...found, line, text: lines[line - 1] ?? text }));
  });
}

type Found = Pick<UnknownApi, "name" | "declared">;

function unknownImports(code: string, pinned: Pinned): readonly Found[] {
  return [...code.matchAll(/import\s+(?:type\s+)?\{([^}]*)\}\s*from\s*["']([^"']+)["']/g)].flatMap(
    ([, names = "", module = ""]) => {
      const api = apiOf(module, pinned);
      if (api === undefined) return [];
      return names
        .split(",")
        .map((each) =>
          each
            .trim()
            .replace(/^type\s+/, "")
            .replace(/\s+as\s.*$/, ""),
        )
        .filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !api.exports.has(name))
        .map((name) => ({
          name: `${name} from "${module}"`,
          declared: `"${module}" ${api.version} exports no "${name}".`,
        }));
    },
  );
}

function unknownMembers(code: string, pinned: Pinned): readonly Found[] {
  const source = ts.createSourceFile(
    "a.tsx",
    code,
    ts.ScriptTarget.Latest,
    false,
    ts.ScriptKind.TSX,
  );
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) {
      const unknown = unknownMember(rootOf(node.expression), node.name.text, pinned);
      if (unknown !== undefined) found.push(unknown);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `ctx.db`, and for all that is chained to a query `ctx.db.query()`; undefined for what is none of the roots. */
function rootOf(expression: ts.Expression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isPropertyAccessExpression(expression)) {
    const root = rootOf(expression.expression);
    return root === undefined ? undefined : `${root}.${expression.name.text}`;
  }
  if (!ts.isCallExpression(expression)) return undefined;
  const called = rootOf(expression.expression);
  return called?.startsWith("ctx.db.query") === true ? "ctx.db.query()" : undefined;
}

function unknownMember(
  root: string | undefined,
  member: string,
  pinned: Pinned,
): Found | undefined {
  const known = root === undefined ? undefined : roots[root];
  if (known === undefined || member === "") return undefined;
  const api = apiOf(known.module, pinned);
  const declared = known.types.flatMap((type) => [...(api?.members.get(type) ?? [])]);
  if (api === undefined || declared.length === 0 || declared.includes(member)) return undefined;
  const listed = [...new Set(declared)].slice(0, 12).join(", ");
  return {
    name: `${root}.${member}`,
    declared: `"${known.module}" ${api.version} declares no "${member}" there, but ${listed}.`,
  };
}

function apiOf(module: string, pinned: Pinned) {
  const version = pinned[module.split("/")[0] ?? ""];
  return version === undefined ? undefined : readModuleApi(module, version);
}
