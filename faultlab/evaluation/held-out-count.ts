import { appendFile, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Evaluation } from "./evaluation.ts";

const file = "held-out-evaluations.txt";

/** Notes that a held-out case was evaluated. What was looked at once cannot be held out again. */
export async function countHeldOut(
  directory: string,
  { id, heldOut, rules }: Evaluation,
): Promise<void> {
  if (!heldOut) return;
  await mkdir(directory, { recursive: true });
  await appendFile(join(directory, file), `${rules} ${id}\n`);
}

/** How often held-out cases were evaluated so far, and with how many states of the rules. */
export async function heldOutCount(
  directory: string,
): Promise<{ readonly evaluations: number; readonly rules: number }> {
  const text = await readFile(join(directory, file), "utf8").catch(() => "");
  const lines = text.split("\n").filter((line) => line !== "");
  return {
    evaluations: lines.length,
    rules: new Set(lines.map((line) => line.slice(0, line.indexOf(" ")))).size,
  };
}
