import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

const name = "npm run example";
const barSeconds = 90;
const runs = 3;

/** Seconds that the example takes with an empty store. Fails where the example does. */
function measure(npm: string): number {
  const folder = mkdtempSync(join(tmpdir(), "faultline-bench-"));
  const environment = {
    ...process.env,
    FAULTLINE_STORE: join(folder, "store"),
    FAULTLINE_REPORTS: folder,
  };
  try {
    const started = performance.now();
    const options = { env: environment, encoding: "utf8" } as const;
    const example = spawnSync(process.execPath, [npm, "run", "--silent", "example"], options);
    if (example.status !== 0) throw new Error(`the example failed:\n${example.stderr}`);
    return (performance.now() - started) / 1000;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const npm = process.env["npm_execpath"];
if (npm === undefined) throw new Error("Start this with `npm run bench:example`.");
const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, check: { type: "boolean" } },
});
const seconds = Array.from({ length: runs }, () => measure(npm));
const median = seconds.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
const within = median <= barSeconds;

if (options.json) {
  console.log(JSON.stringify({ name, seconds, medianSeconds: median, barSeconds, within }));
} else {
  const all = seconds.map((one) => one.toFixed(1)).join(", ");
  const verdict = within ? "within" : "over";
  console.log(
    `${name}  ${median.toFixed(1)} s (median of ${all}), bar ${barSeconds} s: ${verdict}`,
  );
}
if (options.check && !within) process.exitCode = 1;
