import type { ProjectFiles } from "../../domain/project-files.ts";
import type { FailedStep } from "../../domain/step.ts";
import type { Snippet } from "../../domain/verdict.ts";

const longest = 80;

/** The first line of a project that holds a text which the step's error quotes, the longest quoted text first. */
export function literalSnippet(step: FailedStep, files: ProjectFiles): Snippet | undefined {
  const error = step.diagnostics.find(({ severity }) => severity === "error");
  const quoted = [...(error?.message ?? "").matchAll(/'([^']+)'|"([^"]+)"|`([^`]+)`/g)]
    .map(([, single, double, backtick]) => single ?? double ?? backtick ?? "")
    .filter((text) => text.length > 1 && text.length <= longest)
    .sort((left, right) => right.length - left.length);
  for (const text of quoted) {
    const snippet = firstLineWith(text, files);
    if (snippet !== undefined) return snippet;
  }
  return undefined;
}

function firstLineWith(text: string, files: ProjectFiles): Snippet | undefined {
  for (const [file, content] of Object.entries(files)) {
    if (!/\.[jt]sx?$/.test(file)) continue;
    const lines = content.split("\n");
    const index = lines.findIndex((line) => line.includes(text) && !line.startsWith("import "));
    if (index !== -1) return { file, line: index + 1, text: lines[index] ?? "" };
  }
  return undefined;
}
