import type { ProjectFiles } from "../../domain/project-files.ts";
import type { ProjectPart } from "./type-checker.ts";

/** Source files of one part of a project, generated code apart, in a fixed order. */
export function sourceFiles(files: ProjectFiles, part: ProjectPart): string[] {
  return Object.keys(files)
    .filter((path) => path.startsWith(`${part}/`) && !path.includes("/_generated/"))
    .filter((path) => /\.[cm]?[jt]sx?$/.test(path))
    .sort();
}
