import type { SourceFile } from "./source-file.ts";
import { isTestCode } from "./source-file.ts";

/** What the files of one layer may import of ours. */
export interface LayerRule {
  /** Layers of which any file may be imported. */
  readonly layers: readonly string[];
  /** Layers of which only the interface may be imported. */
  readonly interfacesOf?: readonly string[];
}

export interface Architecture {
  readonly rules: Readonly<Record<string, LayerRule>>;
  /** Files that hold a layer's interface. */
  readonly interfaces: Readonly<Record<string, readonly string[]>>;
  /** Layers that also run in a browser. */
  readonly withoutNode: readonly string[];
  /** What a grader may import. */
  readonly graderModules: RegExp;
}

/** Folder below `src/`, `wiring` for the files beside those folders, `graders`, or the first folder elsewhere. */
function layerOf(path: string): string {
  if (/^suites\/.*\/grader\.test\.ts$/u.test(path)) return "graders";
  const [first = "", second = ""] = path.split("/");
  if (first !== "src") return first;
  return second.endsWith(".ts") ? "wiring" : second;
}

/** One sentence per import that the architecture does not allow; test code is free. */
export function importViolations(
  files: readonly SourceFile[],
  architecture: Architecture,
): readonly string[] {
  return files
    .filter((file) => layerOf(file.path) === "graders" || !isTestCode(file.path))
    .flatMap((file) =>
      file.references
        .filter((reference) => !isAllowed(file.path, reference, architecture))
        .map(({ specifier }) => `${file.path} must not import ${specifier}`),
    );
}

function isAllowed(
  from: string,
  reference: SourceFile["references"][number],
  architecture: Architecture,
): boolean {
  const layer = layerOf(from);
  const { specifier, target } = reference;
  if (layer === "graders") return architecture.graderModules.test(specifier);
  if (target === undefined) {
    return !(specifier.startsWith("node:") && architecture.withoutNode.includes(layer));
  }
  const targetLayer = layerOf(target);
  const rule = architecture.rules[layer];
  if (rule === undefined || (isTestCode(target) && targetLayer !== "test")) return false;
  if (targetLayer === layer || rule.layers.includes(targetLayer)) return true;
  const isInterface = architecture.interfaces[targetLayer]?.includes(target) ?? false;
  return isInterface && (rule.interfacesOf?.includes(targetLayer) ?? false);
}

/** Each cycle of imports once, as the paths along it; type imports count. */
export function importCycles(files: readonly SourceFile[]): readonly string[] {
  const targets = new Map(
    files.map((file) => [
      file.path,
      file.references.flatMap(({ kind, target }) =>
        kind === "import" && target !== undefined ? [target] : [],
      ),
    ]),
  );
  const cycles: string[] = [];
  const finished = new Set<string>();
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path);
    if (start >= 0) cycles.push([...trail.slice(start), path].join(" → "));
    if (start >= 0 || finished.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  };
  for (const path of targets.keys()) visit(path, []);
  return cycles;
}
