import type { ProjectFiles } from "../../src/domain/project-files.ts";

/** The reply of a model that wrote these files. */
export function replyText(files: ProjectFiles): string {
  const blocks = Object.entries(files).map(([path, text]) => {
    const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([fence]) => fence.length));
    const fence = "`".repeat(longest + 1);
    return `## ${path}\n\n${fence}\n${text.endsWith("\n") ? text : `${text}\n`}${fence}\n`;
  });
  return `# Files\n\n${blocks.join("\n")}`;
}
