import { stripVTControlCharacters } from "node:util";
import type { PushRejection } from "../../backend/deployment.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";

const reply = /Error fetching POST +\S+ 400 Bad Request: (\w+): ([^]*)/;
const introduction =
  /^Hit an error while (?:pushing:\nLoading the pushed modules encountered the following\n {4}error|evaluating your schema):\n/;
const bundlerError = /✘ \[ERROR\] (.+)\n\n {4}(.+?):(\d+):(\d+):\n/g;
const needsNode = "Are you trying to bundle for node?";
const failure = /✖ ?\n?([^]*)/;
const frame = /^ {4}at (?:.* \()?\.\.\/(.+?):(\d+):(\d+)\)?$/m;

/**
 * What the command-line client says that the platform rejects, in the form of an in-process push; nothing where its
 * output tells of no rejection. The place is that which the message names.
 */
export function readPushOutput(output: string, files: ProjectFiles): readonly PushRejection[] {
  const text = stripVTControlCharacters(output).trimEnd();
  const [, code = "", wrapped = ""] = reply.exec(text) ?? [];
  if (code === "") return readBundlerOutput(text);
  const message = wrapped.replace(introduction, "");
  const phase = code === "InvalidSchema" ? "schema" : "analysis";
  return [{ phase, code, message, ...placeOf({ code, message }, files) }];
}

type Place = Pick<PushRejection, "file" | "line" | "column">;

/** Files that the rejections with these codes are always about. */
const filesByCode: Readonly<Record<string, string>> = {
  InvalidSchema: "convex/schema.ts",
  InvalidCronJob: "convex/crons.ts",
};

function placeOf({ code, message }: Pick<PushRejection, "code" | "message">, files: ProjectFiles) {
  const [, frameFile, line, column] = frame.exec(message) ?? [];
  if (frameFile !== undefined) {
    return { file: frameFile, line: Number(line), column: Number(column) };
  }
  const [, name, module] = /^`(\w+)` defined in `(.+)\.js` is a \w+ function\./.exec(message) ?? [];
  if (name !== undefined && module !== undefined) return placeOfExport(module, name, files);
  const file = filesByCode[code];
  return file === undefined ? {} : { file };
}

function placeOfExport(module: string, name: string, files: ProjectFiles): Place {
  const file = Object.keys(files).find((path) => path.replace(/\.\w+$/, "") === `convex/${module}`);
  const source = file === undefined ? undefined : files[file];
  const found = new RegExp(`\\bexport\\s+(?:const|let|var)\\s+(?=${name}\\b)`).exec(source ?? "");
  if (file === undefined || source === undefined || found === null) return {};
  const before = source.slice(0, found.index + found[0].length).split("\n");
  return { file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

function readBundlerOutput(text: string): readonly PushRejection[] {
  const found = [...text.matchAll(bundlerError)];
  const [, told = ""] = failure.exec(text) ?? [];
  if (found.length === 0) return told === "" ? [] : [bundlerRejection(told, pathIn(told))];
  return found.map(({ 0: head, 1: message = "", 2: file = "", 3: line, 4: column, index }, at) => {
    const detail = text.slice(index + head.length, found[at + 1]?.index ?? text.length);
    return bundlerRejection(detail.includes(needsNode) ? `${message}\n${told}` : message, {
      file,
      line: Number(line),
      column: Number(column) + 1,
    });
  });
}

function bundlerRejection(message: string, place: Place): PushRejection {
  return { phase: "bundler", code: "BundleError", message, ...place };
}

/** The client's own refusals name a file, most of them relative to the functions' folder. */
function pathIn(message: string): Place {
  const [path] = /[\w./-]+\.[cm]?[jt]sx?\b/.exec(message) ?? [];
  return path === undefined ? {} : { file: `convex/${path.replace(/^convex\//, "")}`, line: 1 };
}
