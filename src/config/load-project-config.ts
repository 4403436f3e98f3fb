import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { UsageError } from "../lib/harness-error.ts";
import { parseFileValue, parseJsonFile } from "../lib/parse-json-file.ts";
import { projectConfigOf, projectConfigSchema } from "./project-config.ts";
import type { ProjectConfig } from "./project-config.ts";

const fileNames = ["ts", "mts", "js", "mjs", "json"].map((ending) => `faultline.config.${ending}`);

/**
 * Loads a configuration: the given file, or the `faultline.config.*` of a folder; without one, what is built in. Node
 * itself runs TypeScript whose types can be erased. Fails with `UsageError`.
 */
export async function loadProjectConfig({
  file,
  directory = process.cwd(),
}: {
  readonly file?: string;
  readonly directory?: string;
}): Promise<ProjectConfig> {
  const found =
    file ?? fileNames.map((name) => join(directory, name)).find((each) => existsSync(each));
  if (found === undefined) return projectConfigOf(projectConfigSchema.parse({}), resolve);
  const parsed = found.endsWith(".json")
    ? parseJsonFile(found, await readText(found), projectConfigSchema)
    : parseFileValue(found, await importDefault(found), projectConfigSchema);
  return projectConfigOf(parsed, (path) => resolve(dirname(found), path));
}

async function readText(file: string): Promise<string> {
  return await readFile(file, "utf8").catch((error: unknown) => {
    throw unreadable(file, error);
  });
}

async function importDefault(file: string): Promise<unknown> {
  const loaded: unknown = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw unreadable(file, error);
  });
  if (typeof loaded === "object" && loaded !== null && "default" in loaded) return loaded.default;
  throw new UsageError(`${file} exports no configuration: write "export default { … }".`);
}

function unreadable(file: string, error: unknown): UsageError {
  const reason = error instanceof Error ? error.message : String(error);
  return new UsageError(`The configuration ${file} cannot be loaded: ${reason}`);
}
