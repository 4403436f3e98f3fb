import type { ProjectFiles } from "../../domain/project-files.ts";
import type { Snippet } from "../../domain/verdict.ts";
import type { Span } from "./edit-proposal.ts";
import type { RepairPatch } from "./repair-search.ts";
import { lineOf, lineStart, nextLineStart } from "./syntax/layout.ts";

const longest = 16;

/**
 * The lines of the candidate that a patch is about, and the reference's in their place, byte for byte and whole. Of a
 * long stretch the first lines.
 */
export function locateExpected(
  patch: RepairPatch,
  candidate: ProjectFiles,
  reference: ProjectFiles,
): { readonly model?: Snippet; readonly expected?: Snippet } {
  const model = widest(
    patch.sites.map((site) => site.candidate),
    candidate,
  );
  const expected = widest(
    patch.sites.flatMap((site) => site.reference ?? []),
    reference,
  );
  return {
    ...(model === undefined ? {} : { model }),
    ...(expected === undefined ? {} : { expected }),
  };
}

/** From the first to the last of the spans that lie in the file of the first. */
function widest(spans: readonly Span[], files: ProjectFiles): Snippet | undefined {
  const [first] = spans;
  const text = first === undefined ? undefined : files[first.file];
  if (first === undefined || text === undefined) return undefined;
  const same = spans.filter((span) => span.file === first.file);
  const start = lineStart(text, Math.min(...same.map((span) => span.start)));
  const end = Math.max(...same.map((span) => span.end));
  const whole = text.slice(start, nextLineStart(text, Math.max(end - 1, start)));
  const lines = whole
    .replace(/\r?\n$/, "")
    .split("\n")
    .slice(0, longest)
    .join("\n");
  return { file: first.file, line: lineOf(text, start), text: lines };
}
