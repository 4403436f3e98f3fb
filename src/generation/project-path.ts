import { posix } from "node:path";

export type ProjectPath =
  | { readonly status: "accepted"; readonly path: string }
  | { readonly status: "refused"; readonly code: PathRefusal; readonly reason: string };

export type PathRefusal =
  "PathOutsideProject" | "InvalidPath" | "RefusedGeneratedFile" | "RefusedControlFile";

/** Files that start with a dot and control nothing that grades. */
const harmlessDotFiles = new Set([
  ".editorconfig",
  ".gitignore",
  ".node-version",
  ".nvmrc",
  ".prettierignore",
  ".prettierrc",
  ".prettierrc.json",
]);

const controlFiles = new Set(["bunfig.toml", "npm-shrinkwrap.json", "pnpm-workspace.yaml"]);

const longestPath = 200;

/**
 * Decides whether a model may write a path, and gives it relative to the project, with `/`. The rules hold on every
 * operating system, whatever the one that grades: letter case and Windows separators do not get around them.
 */
export function projectPath(written: string): ProjectPath {
  const slashed = written.replaceAll("\\", "/");
  if (/^(?:\/|~|[a-z]:)/i.test(slashed)) {
    return refused("PathOutsideProject", "is not relative to the project");
  }
  if (hasForbiddenCharacter(slashed) || slashed.length > longestPath) {
    return refused("InvalidPath", "is not a path that every operating system can hold");
  }
  const path = posix.normalize(slashed);
  if (path === ".." || path.startsWith("../")) {
    return refused("PathOutsideProject", "lies outside the project");
  }
  const segments = path.toLowerCase().split("/");
  if (segments.some((segment) => segment === "" || segment === "." || /[. ]$/.test(segment))) {
    return refused("InvalidPath", "names no file");
  }
  return refusalOf(segments) ?? { status: "accepted", path };
}

function refusalOf(segments: readonly string[]): ProjectPath | undefined {
  if (segments.includes("_generated")) {
    return refused("RefusedGeneratedFile", "is generated code, which the deployment writes");
  }
  if (segments.includes("node_modules")) {
    return refused("RefusedControlFile", "lies in node_modules, which the suite provides");
  }
  const control = segments.find(
    (segment) =>
      (segment.startsWith(".") && !harmlessDotFiles.has(segment)) || controlFiles.has(segment),
  );
  return control === undefined
    ? undefined
    : refused("RefusedControlFile", `is a control file (${control})`);
}

function refused(code: PathRefusal, reason: string): ProjectPath {
  return { status: "refused", code, reason };
}

function hasForbiddenCharacter(path: string): boolean {
  return /[<>:"|?*\p{Cc}\p{Cf}\u2028\u2029]/u.test(path);
}
