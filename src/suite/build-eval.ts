import { z } from "zod";
import type { Eval, EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { treeHash } from "../lib/content-hash.ts";
import { UsageError } from "../lib/harness-error.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";
import { readFaults, readVariants } from "./alternatives.ts";
import { filesBelow } from "./files-below.ts";
import { parseGapNotes } from "./gap-notes.ts";
import { healthNotesFile, parseHealthNotes } from "./health-notes.ts";

export const evalsFolder = "evals";

const evalSchema = z.object({ pipeline: z.enum(["full", "static"]).default("full") });

/**
 * Builds an eval from the files of its folder (paths relative to it). `helpersHash` stands for the modules outside the
 * folder that its grader may import. Fails with `UsageError` where a part is missing or malformed.
 */
export function buildEval(path: EvalPath, files: ProjectFiles, helpersHash: string): Eval {
  const folder = `${evalsFolder}/${path}`;
  const need = (file: string, what: string): string => {
    const text = files[file];
    if (text === undefined) {
      throw new UsageError(`Eval ${path} has no ${what}: add ${folder}/${file}.`);
    }
    return text;
  };
  const answer = referenceProject(files);
  if (Object.keys(answer).length === 0) {
    throw new UsageError(`Eval ${path} has no reference answer: add ${folder}/answer/.`);
  }
  const gaps = files["GAPS.txt"];
  const source = { folder, files, answer };
  return {
    path,
    category: path.slice(0, path.indexOf("/")),
    name: path.slice(path.indexOf("/") + 1),
    task: need("TASK.txt", "task"),
    answer,
    graderFile: `${folder}/grader.test.ts`,
    grader: need("grader.test.ts", "grader"),
    gapNotes: gaps === undefined ? [] : parseGapNotes(gaps),
    ...(gaps === undefined ? {} : { gapFile: `${folder}/GAPS.txt` }),
    healthNotes: parseHealthNotes(`${folder}/${healthNotesFile}`, files[healthNotesFile]),
    faults: readFaults(source),
    variants: readVariants(source),
    ...parseJsonFile(`${folder}/eval.json`, files["eval.json"] ?? "{}", evalSchema),
    hash: evalHash(files, helpersHash),
  };
}

/** Hash of what decides a grade of an eval: its folder without task, notes, faults and variants, and the helpers. */
export function evalHash(files: ProjectFiles, helpersHash: string): string {
  const deciding = Object.entries(files).filter(
    ([path]) => !/^(?:TASK\.txt|GAPS\.txt|health\.json|faults\/|variants\/)/.test(path),
  );
  // No file can have this name, so it collides with none.
  return treeHash({ ...Object.fromEntries(deciding), "/helpers": helpersHash });
}

/** The reference in the files of an eval's folder, without what a deployment generates. */
export function referenceProject(files: ProjectFiles): ProjectFiles {
  return Object.fromEntries(
    Object.entries(filesBelow(files, "answer")).filter(
      ([path]) => !path.split("/").includes("_generated"),
    ),
  );
}
