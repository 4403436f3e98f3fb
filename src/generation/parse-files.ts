import type { Diagnostic } from "../domain/diagnostic.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { projectPath } from "./project-path.ts";
import { readBlocks } from "./read-blocks.ts";
import type { ReadBlocksOptions, ReplyBlock } from "./read-blocks.ts";

/**
 * The project that a reply holds. `rejected` is the candidate's failure of the filesystem step; a `truncated` reply is
 * never graded as code.
 */
export type ParsedReply =
  | { readonly status: "parsed"; readonly files: ProjectFiles; readonly notes: readonly string[] }
  | { readonly status: "rejected"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly status: "truncated" };

const limits = { files: 200, characters: 2_000_000 };

/**
 * Reads the files of a model's reply. The reply is hostile input: what it may not write is refused, by name. A last block
 * without an end makes it truncated, unless the model itself ended the reply: then no model escapes its grade so, and
 * the block ends with the reply, as in Markdown.
 */
export function parseFiles(reply: string, options: ReadBlocksOptions = {}): ParsedReply {
  const read = readBlocks(reply, options);
  switch (read.status) {
    case "unclosed":
      return { status: "truncated" };
    case "no-files-section":
      return rejected([
        problem("NoFilesSection", 'The reply has no heading "Files", below which files are read.'),
      ]);
    case "read":
      return collect(read.blocks, [
        ...read.emptyHeadings.map(
          (heading) => `The heading ${quote(heading)} has no block below it.`,
        ),
        ...(read.isUnclosed
          ? ["The last block does not end; it was read to the end of the reply."]
          : []),
      ]);
    default:
      return read satisfies never;
  }
}

/** Checks files that are no reply's text any more, by the same rules. */
export function checkFiles(
  files: readonly ReplyBlock[],
): Exclude<ParsedReply, { readonly status: "truncated" }> {
  return collect(files, []);
}

function collect(
  blocks: readonly ReplyBlock[],
  noticed: readonly string[],
): Exclude<ParsedReply, { readonly status: "truncated" }> {
  const files = new Map<string, string>();
  const diagnostics: Diagnostic[] = [];
  const notes = [...noticed];
  for (const block of blocks) {
    const result = projectPath(block.path);
    if (result.status === "refused") {
      diagnostics.push(
        problem(result.code, `The reply writes ${quote(block.path)}, which ${result.reason}.`),
      );
    } else if (files.has(result.path)) {
      notes.push(`The reply holds ${quote(result.path)} more than once; the first counts.`);
    } else {
      files.set(result.path, block.text);
    }
  }
  if (diagnostics.length === 0) diagnostics.push(...problemsOfAll(files));
  if (diagnostics.length > 0) return rejected(diagnostics);
  return { status: "parsed", files: Object.fromEntries(files), notes };
}

function problemsOfAll(files: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const paths = [...files.keys()];
  const folders = new Set(paths.flatMap(foldersOf));
  const problems = paths
    .filter((path) => folders.has(path))
    .map((path) =>
      problem("InvalidPath", `The reply writes ${quote(path)} as a file and as a folder.`),
    );
  const characters = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  if (files.size > limits.files || characters > limits.characters) {
    const size = `${files.size} files with ${characters} characters`;
    problems.push(
      problem(
        "TooLarge",
        `The reply holds ${size}; at most ${limits.files} with ${limits.characters} are read.`,
      ),
    );
  }
  if (files.size === 0) {
    problems.push(problem("NoFiles", 'The reply holds no file below its heading "Files".'));
  }
  return problems;
}

function foldersOf(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.slice(1).map((_, index) => segments.slice(0, index + 1).join("/"));
}

function rejected(
  diagnostics: readonly Diagnostic[],
): Extract<ParsedReply, { readonly status: "rejected" }> {
  return { status: "rejected", diagnostics };
}

function problem(code: string, message: string): Diagnostic {
  return { tool: "reply-parser", code, severity: "error", message };
}

/** JSON notation shows control characters for what they are. */
function quote(path: string): string {
  return JSON.stringify(path);
}
