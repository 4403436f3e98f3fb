import { posix } from "node:path";

/** A component that a definition uses, as far as its text tells. */
export interface ComponentUse {
  readonly name: string;
  /** What the definition is imported from, without `/convex.config`: `@convex-dev/agent` or `./tally`. */
  readonly specifier: string;
}

const definitionFile = /\/convex\.config(\.[jt]s)?$/;

/**
 * The components that the `convex.config` of a folder uses. Read from the text, because code is generated before anything
 * runs; paths are relative to the functions' folder of the app.
 */
export function readComponentUses(
  folder: string,
  sources: Readonly<Record<string, string>>,
): readonly ComponentUse[] {
  const config = definitionIn(folder, sources);
  const imports = new Map(
    [...config.matchAll(/import\s+(\w+)\s+from\s+["']([^"']+)["']/g)].map(
      ([, local = "", specifier = ""]) => [local, specifier] as const,
    ),
  );
  return [...config.matchAll(/\.use\(\s*(\w+)/g)].flatMap((match) => {
    const imported = imports.get(match[1] ?? "");
    if (imported === undefined || !definitionFile.test(imported)) return [];
    const specifier = imported.replace(definitionFile, "");
    const options = argumentsFrom(config, match.index);
    const name = /\bname:\s*["'](\w+)["']/.exec(options)?.[1];
    return [{ specifier, name: name ?? defaultName(specifier, folder, sources) }];
  });
}

/** Folders of the components that lie in the app's own functions' folder, relative to it. */
export function localComponents(sources: Readonly<Record<string, string>>): readonly string[] {
  return Object.keys(sources)
    .filter((path) => path.endsWith("/convex.config.ts"))
    .map((path) => posix.dirname(path))
    .sort();
}

function definitionIn(folder: string, sources: Readonly<Record<string, string>>): string {
  const config = posix.join(folder, "convex.config");
  return sources[`${config}.ts`] ?? sources[`${config}.js`] ?? "";
}

// A definition names itself; packages are named after themselves, in camel case.
function defaultName(
  specifier: string,
  folder: string,
  sources: Readonly<Record<string, string>>,
): string {
  const own = specifier.startsWith(".")
    ? definitionIn(posix.join(folder, specifier), sources)
    : undefined;
  const declared = /defineComponent\(\s*["'](\w+)["']/.exec(own ?? "")?.[1];
  const last = specifier.slice(specifier.lastIndexOf("/") + 1);
  return declared ?? last.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function argumentsFrom(text: string, start: number): string {
  const open = text.indexOf("(", start);
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === "(") depth += 1;
    if (text[index] === ")") depth -= 1;
    if (depth === 0) return text.slice(open, index);
  }
  return text.slice(open);
}
