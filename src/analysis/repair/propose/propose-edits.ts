import ts from "typescript";
import type { ProjectFiles } from "../../../domain/project-files.ts";
import type { EditProposal } from "../edit-proposal.ts";
import { parseProject } from "../syntax/project-syntax.ts";
import { countTokens } from "../syntax/layout.ts";
import { diffAnchors } from "./diff-anchors.ts";
import type { DiffContext } from "./diff-context.ts";
import { diffModules } from "./diff-modules.ts";
import { createDiffContext } from "./diff-nodes.ts";
import { diffObjects } from "./diff-objects.ts";
import { missingFiles } from "./missing-files.ts";
import { swapLiterals } from "./swap-literals.ts";

export interface Proposals {
  readonly context: DiffContext;
  /** One per file that differs, each with declarations, statements, members and tokens as its parts. */
  readonly roots: readonly EditProposal[];
}

/** All edits that bring a candidate nearer to a reference, as one tree per file. */
export function proposeEdits(candidate: ProjectFiles, reference: ProjectFiles): Proposals {
  const context = createDiffContext(parseProject(candidate), parseProject(reference));
  const roots = [...context.reference.modules].flatMap(
    ([path, wanted]): readonly EditProposal[] => {
      const given = context.candidate.modules.get(path);
      if (given === undefined) return missingFiles(context, path);
      const parts = path.endsWith(".json")
        ? diffJson(context, given, wanted)
        : diffSources(context, given, wanted);
      return parts.length === 0 ? [] : [replaceFile(path, { given, wanted, parts })];
    },
  );
  return { context, roots: [...roots, ...diffOwnModules(context)] };
}

/** Modules that only the candidate has hold what the reference does elsewhere. */
function diffOwnModules(context: DiffContext): readonly EditProposal[] {
  const isCode = (path: string): boolean => !path.endsWith(".json");
  const own = [...context.candidate.modules].filter(
    ([path]) => isCode(path) && !context.reference.modules.has(path),
  );
  const others = [...context.reference.modules].filter(([path]) => isCode(path));
  return own.flatMap(([, given]) =>
    others.flatMap(([, wanted]) => diffAnchors(context, given, wanted)),
  );
}

/**
 * Files as the reference has them, whatever the comparison saw in them, and none that it lacks: with all of them the
 * candidate is the reference.
 */
export function swapFiles({ context }: Pick<Proposals, "context">): readonly EditProposal[] {
  const { candidate, reference } = context;
  const swapped = [...reference.modules].flatMap(([path, wanted]): readonly EditProposal[] => {
    const given = candidate.modules.get(path);
    if (path.endsWith(".json") || given?.text === wanted.text) return [];
    return given === undefined
      ? missingFiles(context, path).filter(({ kind }) => kind === "insert-file")
      : [replaceFile(path, { given, wanted, parts: [] })];
  });
  const deleted = [...candidate.modules.keys()]
    .filter((path) => !path.endsWith(".json") && !reference.modules.has(path))
    .map((path) => deleteFile(path, candidate.files[path] ?? ""));
  return [...swapped, ...deleted];
}

function deleteFile(path: string, text: string): EditProposal {
  return {
    kind: "delete-file",
    granularity: "file",
    edits: [{ file: path, start: 0, end: text.length, newText: "" }],
    tokens: countTokens(text),
    pureDeletion: true,
    subjects: [path],
    candidateSpan: { file: path, start: 0, end: text.length },
    parts: [],
  };
}

function diffSources(
  context: DiffContext,
  given: ts.SourceFile,
  wanted: ts.SourceFile,
): readonly EditProposal[] {
  return [
    ...diffModules(context, given, wanted),
    ...diffAnchors(context, given, wanted),
    ...swapLiterals(context, given, wanted),
  ];
}

const identityKeys: ReadonlySet<string> = new Set([
  "name",
  "version",
  "private",
  "description",
  "scripts",
]);

function diffJson(
  context: DiffContext,
  given: ts.SourceFile,
  wanted: ts.SourceFile,
): readonly EditProposal[] {
  const [left, right] = [given.statements[0], wanted.statements[0]];
  if (left === undefined || right === undefined) return [];
  if (!ts.isExpressionStatement(left) || !ts.isExpressionStatement(right)) return [];
  const parts = diffObjects(context, left.expression, right.expression) ?? [];
  return parts.filter((part) => !part.subjects.some((subject) => identityKeys.has(subject)));
}

function replaceFile(
  path: string,
  {
    given,
    wanted,
    parts,
  }: {
    readonly given: ts.SourceFile;
    readonly wanted: ts.SourceFile;
    readonly parts: readonly EditProposal[];
  },
): EditProposal {
  return {
    kind: "replace-file",
    granularity: "file",
    edits: [{ file: path, start: 0, end: given.text.length, newText: wanted.text }],
    tokens: countTokens(given.text) + countTokens(wanted.text),
    pureDeletion: false,
    subjects: [],
    candidateSpan: { file: path, start: 0, end: given.text.length },
    referenceSpan: { file: path, start: 0, end: wanted.text.length },
    parts,
  };
}
