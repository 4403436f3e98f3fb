import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formatRehearsal, isHeld } from "./rehearsal/format-rehearsal.ts";
import { runRehearsal } from "./rehearsal/run-rehearsal.ts";

/** A run of models against a provider that fails and a process that is killed, without spending anything. */
const name = "npm run rehearsal";
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    evals: { type: "string", default: "66" },
    /** Probability of each kind of fault, in per cent. */
    faults: { type: "string", default: "5" },
    kills: { type: "string", default: "20" },
    /** Of a call, in milliseconds, at the median. */
    latency: { type: "string", default: "300" },
    calls: { type: "string", default: "8" },
    "calls-per-minute": { type: "string", default: "120" },
    "tokens-per-minute": { type: "string", default: "500000" },
    seed: { type: "string", default: "20260212" },
  },
});

const rehearsal = await runRehearsal({
  suiteDirectory: fileURLToPath(new URL("../suites/convex", import.meta.url)),
  recording: fileURLToPath(new URL("../examples/seed-run", import.meta.url)),
  evals: Number(options.evals),
  faults: Number(options.faults) / 100,
  kills: Number(options.kills),
  seed: Number(options.seed),
  latencyMs: Number(options.latency),
  limits: {
    concurrentCalls: Number(options.calls),
    callsPerMinute: Number(options["calls-per-minute"]),
    tokensPerMinute: Number(options["tokens-per-minute"]),
  },
});
console.log(
  options.json === true ? JSON.stringify({ name, ...rehearsal }) : formatRehearsal(rehearsal),
);
if (options.check === true && !isHeld(rehearsal)) process.exitCode = 1;
