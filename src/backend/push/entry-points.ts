const entryExtension = /\.(js|mjs|cjs|ts|tsx|mts|cts|jsx)$/;
const typeScriptModule = /^\s{0,100}(import|export)/m;

/** Modules that a push analyses, of the files below the functions' folder. Paths are relative to it, sorted. */
export function entryPoints(files: Readonly<Record<string, string>>): readonly string[] {
  const paths = Object.keys(files);
  const components = paths
    .filter((path) => path.endsWith("/convex.config.ts"))
    .map((path) => path.slice(0, -"convex.config.ts".length));
  return paths
    .filter((path) => entryExtension.test(path) && !isSkipped(path))
    .filter((path) => !components.some((folder) => path.startsWith(folder)))
    .filter((path) => !/\.tsx?$/.test(path) || typeScriptModule.test(files[path] ?? ""))
    .sort();
}

/** True for a file whose directive asks for the Node runtime. */
export function usesNode(source: string): boolean {
  const directives = /^(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|(["'])(?:(?!\1).)*\1\s*;?)*/.exec(source);
  const prologue = (directives?.[0] ?? "").replace(/\/\/[^\n]*|\/\*[\s\S]*?\*\//g, "");
  return /(["'])use node\1/.test(prologue);
}

/** True for modules that only the default runtime can hold. */
export function mustBeIsolate(path: string): boolean {
  return /^(http|crons|schema|auth\.config)\.[^/.]+$/.test(path);
}

function isSkipped(path: string): boolean {
  const file = path.slice(path.lastIndexOf("/") + 1);
  return (
    path.startsWith("_generated/") ||
    /^[.#]/.test(file) ||
    file === "schema.ts" ||
    file === "schema.js" ||
    file.split(".").length > 2 ||
    path.includes(" ")
  );
}
