import type { ProjectFiles } from "../../domain/project-files.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { Snippet } from "../../domain/verdict.ts";

const longest = 6;

/** The lines that the step's first located error points at, byte for byte; at most six. */
export function diagnosticSnippet(step: FailedStep, files: ProjectFiles): Snippet | undefined {
  const place = step.diagnostics.find(
    (each) => each.severity === "error" && each.place !== undefined,
  )?.place;
  const text = place === undefined ? undefined : files[place.file];
  if (place === undefined || text === undefined) return undefined;
  const last = Math.min(place.endLine ?? place.line, place.line + longest - 1);
  const lines = text.split("\n").slice(place.line - 1, last);
  return lines.length === 0
    ? undefined
    : { file: place.file, line: place.line, text: lines.join("\n") };
}
