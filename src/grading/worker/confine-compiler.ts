import { readdirSync, realpathSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import ts from "typescript";

/**
 * The compiler's view of the disk: the project, the packages that it links to, and the compiler's own library. An import
 * or reference of anything else finds nothing, wherever a candidate points it.
 */
export function confineCompiler(
  host: ts.CompilerHost,
  projectDirectory: string,
  options: ts.CompilerOptions,
): ts.CompilerHost {
  const library = dirname(ts.getDefaultLibFilePath(options));
  const folders = [projectDirectory, library, ...packageFolders(projectDirectory)].map(slashed);
  const isVisible = (path: string): boolean => {
    const asked = slashed(path);
    return folders.some((folder) => asked === folder || asked.startsWith(`${folder}/`));
  };
  return {
    ...host,
    fileExists: (path) => isVisible(path) && host.fileExists(path),
    readFile: (path) => (isVisible(path) ? host.readFile(path) : undefined),
    directoryExists: (path) => isVisible(path) && host.directoryExists?.(path) !== false,
    getDirectories: (path) => (isVisible(path) ? (host.getDirectories?.(path) ?? []) : []),
  };
}

/** Where the project's packages, and what these depend on, really are. */
function packageFolders(projectDirectory: string): readonly string[] {
  const packages = join(projectDirectory, "node_modules");
  const targets = namesIn(packages)
    .flatMap((name) =>
      name.startsWith("@")
        ? namesIn(join(packages, name)).map((each) => join(packages, name, each))
        : [join(packages, name)],
    )
    .map((path) => realpathSync(path));
  const mark = `${sep}node_modules${sep}`;
  return [
    ...new Set(
      targets.map((target) => {
        const index = target.lastIndexOf(mark);
        return index === -1 ? target : target.slice(0, index + mark.length - 1);
      }),
    ),
  ];
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function slashed(path: string): string {
  return path.replaceAll("\\", "/");
}
