import type { Message } from "esbuild";
import type { PushRejection } from "../deployment.ts";
import { confiningPlugin, importOutsideProject } from "./confine-imports.ts";
import { BundlerGaveUp, isBuildFailure } from "./run-bundler.ts";

const nodeAdvice =
  'It looks like you are using Node APIs from a file without the "use node" directive.\n' +
  'Split out actions using Node.js APIs like this into a new file only containing actions that uses "use node" ' +
  "so these actions will run in a Node.js environment.\n" +
  "For more information see https://docs.convex.dev/functions/runtimes#nodejs-runtime";

/** What the bundler found wrong. Throws what is no failure of a build. */
export function buildRejections(error: unknown): readonly PushRejection[] {
  if (error instanceof BundlerGaveUp) {
    return [{ phase: "bundler", code: error.name, message: error.message }];
  }
  if (!isBuildFailure(error)) throw error;
  return error.errors.map(toRejection);
}

function toRejection({ text, location, notes, pluginName }: Message): PushRejection {
  const needsNode = notes.some((note) => note.text.includes("Are you trying to bundle for node?"));
  return {
    phase: "bundler",
    code: pluginName === confiningPlugin ? importOutsideProject : "BundleError",
    message: needsNode ? `${text}\n${nodeAdvice}` : text,
    ...(location === null
      ? {}
      : { file: location.file, line: location.line, column: location.column + 1 }),
  };
}
