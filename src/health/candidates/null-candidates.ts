import ts from "typescript";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { memberNamed, registrationOf } from "./convex-syntax.ts";
import { descendants } from "./descendants.ts";
import { removeMember } from "./remove-member.ts";
import { replaceNode } from "./source-operator.ts";
import { applyEdits } from "./text-edit.ts";
import type { TextEdit } from "./text-edit.ts";

/** A project that does nothing of what was asked, so that no grader may pass it. */
export interface NullCandidate {
  readonly name: string;
  readonly files: ProjectFiles;
}

/**
 * The null candidates of a reference: the empty project, the project without functions, functions that return null,
 * functions that throw. One that is no different from the reference, since that returns nothing but null, is left out.
 */
export function nullCandidates(answer: ProjectFiles): readonly NullCandidate[] {
  const hasBackend = Object.keys(answer).some((path) => path.startsWith("convex/"));
  const candidates = [
    { name: "empty project", files: withoutCode(answer) },
    ...(hasBackend ? [{ name: "project without functions", files: withoutFunctions(answer) }] : []),
    { name: "functions that return null", files: withHandlers(answer, returnsNull) },
    { name: "functions that throw", files: withHandlers(answer, throws) },
  ];
  const same = Object.values(answer).map(withoutSpaces).join();
  return candidates.filter(({ files }) => Object.values(files).map(withoutSpaces).join() !== same);
}

/** A project that has a package.json, so that not even its emptiness keeps it from the grader. */
function withoutCode(answer: ProjectFiles): ProjectFiles {
  return { "package.json": answer["package.json"] ?? '{ "private": true }\n' };
}

const schemaFile = "convex/schema.ts";

function withoutFunctions(answer: ProjectFiles): ProjectFiles {
  const hasOthers = Object.keys(answer).some(
    (path) => path.startsWith("convex/") && path !== schemaFile,
  );
  const schema = hasOthers ? (answer[schemaFile] ?? emptySchema) : emptySchema;
  return { ...withoutCode(answer), [schemaFile]: schema };
}

const emptySchema =
  'import { defineSchema } from "convex/server";\n\nexport default defineSchema({});\n';

interface Stub {
  readonly handler: string;
  readonly httpHandler: string;
  readonly component: string;
}

const returnsNull: Stub = {
  handler: "async () => null",
  httpHandler: "async () => new Response(null)",
  component: "{ return null; }",
};

const throws: Stub = {
  handler: 'async () => { throw new Error("Nothing here."); }',
  httpHandler: 'async () => { throw new Error("Nothing here."); }',
  component: '{ throw new Error("Nothing here."); }',
};

function withHandlers(answer: ProjectFiles, stub: Stub): ProjectFiles {
  return Object.fromEntries(
    Object.entries(answer).map(([path, text]) => {
      if (!/\.tsx?$/.test(path)) return [path, text];
      const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
      return [path, applyEdits(text, stubEdits(source, stub))];
    }),
  );
}

function stubEdits(source: ts.SourceFile, stub: Stub): readonly TextEdit[] {
  const edits = descendants(source).flatMap((node) => [
    ...handlerEdits(node, stub),
    ...componentEdits(node, stub),
  ]);
  return edits.filter((edit) => !edits.some((other) => other !== edit && isInside(edit, other)));
}

function isInside(inner: TextEdit, outer: TextEdit): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function handlerEdits(node: ts.Node, stub: Stub): readonly TextEdit[] {
  const registered = registrationOf(node);
  if (registered?.handler === undefined) return [];
  const { options, handler, registrar } = registered;
  const text = registrar.text === "httpAction" ? stub.httpHandler : stub.handler;
  const returns = options === undefined ? undefined : memberNamed(options, "returns");
  const isKept = stub === returnsNull && isNullHandler(handler);
  const method = ts.isMethodDeclaration(handler) ? `handler: ${text}` : text;
  return [
    ...replaceNode(handler, isKept ? handler.getText() : method).edits,
    ...(returns === undefined ? [] : removeMember(returns).edits),
  ];
}

/** Does a handler return null and nothing else? Then the null candidate is the reference at this place. */
function isNullHandler(handler: ts.Node): boolean {
  return /^(?:async )?\(.*?\)(?:: Promise<null>)? => (?:null|\{\s*return null;\s*\})$/s.test(
    handler.getText(),
  );
}

/** The bodies of React components of a client. */
function componentEdits(node: ts.Node, stub: Stub): readonly TextEdit[] {
  if (!node.getSourceFile().fileName.endsWith(".tsx") || !ts.isFunctionDeclaration(node)) return [];
  const isComponent = /^[A-Z]/.test(node.name?.text ?? "");
  return isComponent && node.body !== undefined ? replaceNode(node.body, stub.component).edits : [];
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s+/g, "").replaceAll("returns:v.null(),", "");
}
