import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadConfig, openWorkbench } from "../src/public/index.ts";
import type { PushComparison } from "../src/health/compare-pushes.ts";

/** Grades every alternative of a suite after both kinds of push and prints what differs; nothing may. */
const name = "npm run bench:parity";
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    suite: { type: "string" },
    eval: { type: "string", multiple: true, default: [] },
    /** `1/8`: one of eight of each category and kind, the same ones each time. */
    sample: { type: "string", default: "1/1" },
  },
});
const every = Number(/^1\/([1-9]\d*)$/.exec(options.sample)?.[1]);
if (Number.isNaN(every)) throw new Error(`"${options.sample}" is no sample: give 1/8 or the like.`);

const folder = mkdtempSync(join(tmpdir(), "bench-parity-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
const flags = { store: folder, ...(options.suite !== undefined && { suite: options.suite }) };
const started = performance.now();
await using workbench = await openWorkbench(loadConfig(flags));
const comparisons = await workbench.comparePushes({
  select: options.eval,
  every,
  onCompared: (comparison) => console.error(lineOf(comparison)),
  signal: new AbortController().signal,
});
const different = comparisons.filter(isDifferent);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  options.json === true
    ? JSON.stringify({
        name,
        sample: options.sample,
        graded: comparisons.length,
        seconds,
        different,
      })
    : [
        ...different.flatMap(detailsOf),
        `${name}  ${comparisons.length} projects graded both ways in ${seconds} s, ${different.length} differ`,
      ].join("\n"),
);
if (options.check === true && different.length > 0) process.exitCode = 1;

function isDifferent({ onlyInProcess, onlyByClient }: PushComparison): boolean {
  return onlyInProcess.length + onlyByClient.length > 0;
}

function lineOf(comparison: PushComparison): string {
  const { evalPath, gate } = comparison;
  return `${isDifferent(comparison) ? "differs" : "same   "}  ${evalPath}  ${gate}`;
}

function detailsOf(comparison: PushComparison): readonly string[] {
  return [
    lineOf(comparison),
    ...comparison.onlyInProcess.map((line) => `  in process: ${line}`),
    ...comparison.onlyByClient.map((line) => `  by client:  ${line}`),
  ];
}
