import { posix } from "node:path";
import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";
import { splitModulePath } from "../executor/module-prefix.ts";
import type { LoadedModule } from "../executor/protocol.ts";

/** A place in a source file of the project. */
export interface SourcePosition {
  /** Relative to the project, `convex/messages.ts`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Turns positions in bundles into positions in the project's files. */
export interface StackMapper {
  /** Where a module's export is defined. */
  positionOfExport(module: LoadedModule, name: string): SourcePosition | undefined;
  /** Frames of the project's own files, one per line: `    at handler (../convex/messages.ts:3:9)`. */
  mapStack(stack: string): string;
  /** Place of the innermost frame in the project's own files. */
  topPosition(stack: string): SourcePosition | undefined;
}

const framePattern = /^\s+at (?:(.*) \()?convex:\/(.+?):([1-9]\d*):([1-9]\d*)\)?$/;

interface Frame {
  readonly name: string | undefined;
  readonly position: SourcePosition;
}

type TraceMapOf = (module: string) => TraceMap | undefined;

/**
 * Creates a mapper from source maps (JSON by module path). Where stacks have positions in the scripts that modules were
 * written as, `scriptMaps` lead from there to the modules.
 */
export function createStackMapper(
  sourceMaps: ReadonlyMap<string, string>,
  scriptMaps: ReadonlyMap<string, string> = new Map(),
): StackMapper {
  const traceMapOf = traceMaps(sourceMaps);
  const scriptMapOf = traceMaps(scriptMaps);
  const framesOf = (stack: string): Frame[] =>
    stack.split("\n").flatMap((line) => mapFrame(line, { traceMapOf, scriptMapOf }) ?? []);
  return {
    positionOfExport: (module, name) => {
      const place = definitionOf(module.source, name);
      const map = traceMapOf(module.path);
      if (place === undefined || map === undefined) return undefined;
      return originalPosition(map, { ...place, module: module.path });
    },
    mapStack: (stack) => framesOf(stack).map(formatFrame).join("\n"),
    topPosition: (stack) => framesOf(stack)[0]?.position,
  };
}

function traceMaps(sourceMaps: ReadonlyMap<string, string>): TraceMapOf {
  const traced = new Map<string, TraceMap>();
  return (module) => {
    const json = sourceMaps.get(module);
    const known = traced.get(module) ?? (json === undefined ? undefined : new TraceMap(json));
    if (known !== undefined) traced.set(module, known);
    return known;
  };
}

function mapFrame(
  text: string,
  { traceMapOf, scriptMapOf }: Readonly<Record<"traceMapOf" | "scriptMapOf", TraceMapOf>>,
): Frame | undefined {
  const [, name, module, line, column] = framePattern.exec(text) ?? [];
  const map = module === undefined ? undefined : traceMapOf(module);
  if (map === undefined || module === undefined) return undefined;
  const place = inModule({ line: Number(line), column: Number(column) - 1 }, scriptMapOf(module));
  const position = place === undefined ? undefined : originalPosition(map, { ...place, module });
  return position === undefined ? undefined : { name, position };
}

interface Place {
  readonly line: number;
  readonly column: number;
}

function inModule(place: Place, scriptMap: TraceMap | undefined): Place | undefined {
  if (scriptMap === undefined) return place;
  const { line, column } = originalPositionFor(scriptMap, place);
  return line === null ? undefined : { line, column };
}

function originalPosition(
  map: TraceMap,
  generated: Place & { readonly module: string },
): SourcePosition | undefined {
  const original = originalPositionFor(map, generated);
  if (original.source === null) return undefined;
  const { path } = splitModulePath(generated.module);
  const file = posix.join("out", posix.dirname(path), original.source);
  // Frames of packages would show where they are installed.
  if (!file.startsWith("convex/")) return undefined;
  return { file, line: original.line, column: original.column + 1 };
}

/** Line (from 1) and column (from 0) in a bundle where an export gets its value. */
function definitionOf(source: string, name: string): Place | undefined {
  const local = new RegExp(`^  (\\S+) as ${name},?$`, "m").exec(source)?.[1] ?? name;
  const lines = source.split("\n");
  const definition = new RegExp(`\\b${local.replaceAll("$", "\\$")} = `);
  const index = lines.findIndex((line) => definition.test(line));
  if (index < 0) return undefined;
  return { line: index + 1, column: lines[index]?.search(definition) ?? 0 };
}

function formatFrame({ name, position }: Frame): string {
  const place = `../${position.file}:${position.line}:${position.column}`;
  return name === undefined ? `    at ${place}` : `    at ${name} (${place})`;
}
