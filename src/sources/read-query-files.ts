import { readFile, stat } from "node:fs/promises";
import { UsageError } from "../lib/harness-error.ts";
import { fitsJsonBounds } from "../lib/json-shape.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { QueryDocument } from "./query-answers.ts";

const largestFileBytes = 256 * 2 ** 20;
const bounds = { depth: 100, containers: 2_000_000 };
const openFiles = 8;

/** Reads files that hold answers of queries as JSON: one each, or an array of them. Fails with `UsageError`. */
export function readQueryFiles(files: readonly string[]): Promise<readonly QueryDocument[]> {
  return limitConcurrency(files, openFiles, async (file) => ({
    from: file,
    value: parseJson(file, await readText(file)),
  }));
}

async function readText(file: string): Promise<string> {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.isFile() !== true) {
    throw new UsageError(
      `${file} cannot be read: give files that hold the queries' answers as JSON.`,
    );
  }
  if (stats.size > largestFileBytes) {
    throw new UsageError(
      `${file} has ${stats.size} bytes, and at most ${largestFileBytes} are read: split it, one answer per file.`,
    );
  }
  return await readFile(file, "utf8");
}

function parseJson(file: string, text: string): unknown {
  if (!fitsJsonBounds(text, bounds)) {
    throw new UsageError(
      `${file} is nested too deeply, or holds too much, to be an answer of a query.`,
    );
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${file} is not JSON: ${reason}. Correct the file.`);
  }
}
