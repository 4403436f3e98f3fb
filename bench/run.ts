import { mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { detectSandbox } from "../src/public/backend.ts";
import { formatMeasured, isWithin } from "./grading/measured.ts";
import { latencyFigures } from "./run/latency-figures.ts";
import { memoryFigures } from "./run/memory-figures.ts";
import { openRunSetup } from "./run/run-setup.ts";

/** What grading adds to the time of slow calls, and what many attempts leave in memory. */
const name = "npm run bench:run";
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    evals: { type: "string", default: "66" },
    samples: { type: "string", default: "4" },
    /** Of a call, in seconds at the median, before it is divided by the scale. */
    latency: { type: "string", default: "30" },
    scale: { type: "string", default: "10" },
    calls: { type: "string", default: "32" },
    attempts: { type: "string", default: "5000" },
    workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
  },
});
const directory = mkdtempSync(join(tmpdir(), "bench-run-"));
process.on("exit", () => rmSync(directory, { recursive: true, force: true }));
const workers = Number(options.workers);
const [latency, scale] = [Number(options.latency), Number(options.scale)];
const sandbox = await detectSandbox();
await using setup = await openRunSetup({
  directory,
  suiteDirectory: fileURLToPath(new URL("../suites/convex", import.meta.url)),
  recording: fileURLToPath(new URL("../examples/seed-run", import.meta.url)),
  evals: Number(options.evals),
  sandboxName: sandbox.name,
  workers,
});
// Fills the cache: with shortened latencies, grading from nothing would be asked to keep up with calls ten times as fast.
if (scale > 1) await memoryFigures(setup, { attempts: setup.suite.evals.size, workers });
const figures = [
  ...(await latencyFigures(setup, {
    latencyMs: (latency * 1000) / scale,
    callsInFlight: Number(options.calls),
    samples: Number(options.samples),
    workers,
  })),
  ...(await memoryFigures(setup, { attempts: Number(options.attempts), workers })),
];
const how = `latency ${latency} s ÷ ${scale}, ${options.calls} calls in flight, ${setup.suite.evals.size} evals × ${options.samples} samples; grades ${scale > 1 ? "from the cache" : "of the first sample from nothing"}; memory: recorded replies, grades from the cache`;
console.log(
  options.json === true
    ? JSON.stringify({ name, how, figures })
    : `${how}\n${formatMeasured(figures)}`,
);
if (options.check === true && !figures.every(isWithin)) process.exitCode = 1;
