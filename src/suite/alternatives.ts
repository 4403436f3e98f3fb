import { z } from "zod";
import type { Fault, Variant } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import { stepNames } from "../domain/step.ts";
import { UsageError } from "../lib/harness-error.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";
import { filesBelow } from "./files-below.ts";

const changeSchema = z.strictObject({
  description: z.string().min(1),
  edits: z
    .array(z.strictObject({ file: z.string(), find: z.string().min(1), replace: z.string() }))
    .default([]),
  remove: z.array(z.string()).default([]),
});

const faultSchema = changeSchema.extend({
  expected: z.strictObject({
    step: z.enum(stepNames),
    code: z.string().optional(),
    pattern: z.string().refine(isRegularExpression, "must be a regular expression"),
  }),
});

type Change = z.output<typeof changeSchema>;

/** Where an eval's alternatives are read from: its files (paths relative to its folder) and its reference. */
export interface AlternativesSource {
  /** Folder of the eval relative to the suite's root, for messages. */
  readonly folder: string;
  readonly files: ProjectFiles;
  readonly answer: ProjectFiles;
}

/** Reads `faults/<name>/fault.json`: the reference with edits, removals and the files below `files/`. */
export function readFaults(source: AlternativesSource): readonly Fault[] {
  return namesBelow(source.files, "faults").map((name) => {
    const folder = `faults/${name}`;
    const { description, expected, ...change } = parseFile(
      source,
      `${folder}/fault.json`,
      faultSchema,
    );
    const { code, ...rest } = expected;
    return {
      name,
      description,
      files: changedAnswer(source, folder, { description, ...change }),
      expected: code === undefined ? rest : { ...rest, code },
    };
  });
}

/** Reads `variants/<name>/variant.json`, which has the form of a fault without an expectation. */
export function readVariants(source: AlternativesSource): readonly Variant[] {
  return namesBelow(source.files, "variants").map((name) => {
    const folder = `variants/${name}`;
    const change = parseFile(source, `${folder}/variant.json`, changeSchema);
    return { name, description: change.description, files: changedAnswer(source, folder, change) };
  });
}

function namesBelow(files: ProjectFiles, folder: string): readonly string[] {
  const inside = Object.keys(filesBelow(files, folder)).filter((path) => path.includes("/"));
  return [...new Set(inside.map((path) => path.slice(0, path.indexOf("/"))))].sort();
}

function parseFile<Schema extends z.ZodType>(
  { folder, files }: AlternativesSource,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const text = files[file];
  if (text === undefined) {
    throw new UsageError(
      `${folder}/${file} is missing: every folder there needs one. Add it, or remove the folder.`,
    );
  }
  return parseJsonFile(`${folder}/${file}`, text, schema);
}

function changedAnswer(source: AlternativesSource, folder: string, change: Change): ProjectFiles {
  const where = `${source.folder}/${folder}`;
  const changed = new Map(Object.entries(source.answer));
  for (const edit of change.edits) {
    changed.set(edit.file, editedText(where, changed.get(edit.file), edit));
  }
  for (const path of change.remove) {
    if (!changed.delete(path)) {
      throw new UsageError(`${where} removes ${path}, which the reference does not have.`);
    }
  }
  return { ...Object.fromEntries(changed), ...filesBelow(source.files, `${folder}/files`) };
}

function editedText(
  where: string,
  text: string | undefined,
  edit: Change["edits"][number],
): string {
  if (text === undefined) {
    throw new UsageError(`${where} edits ${edit.file}, which the reference does not have.`);
  }
  const parts = text.split(edit.find);
  if (parts.length !== 2) {
    const times = parts.length === 1 ? "does not occur" : `occurs ${parts.length - 1} times`;
    throw new UsageError(
      `${where} edits ${edit.file}, where ${JSON.stringify(edit.find)} ${times}: it must occur exactly once.`,
    );
  }
  return parts.join(edit.replace);
}

function isRegularExpression(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}
