import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formatKills } from "./kills/format-kills.ts";
import { isSound, measureKills } from "./kills/measure-kills.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    kills: { type: "string", default: "30" },
    /** Decides the moments of the kills. */
    seed: { type: "string", default: String(randomInt(1_000_000)) },
    /** Only these evals, as `faultline run --eval` takes them. */
    eval: { type: "string", multiple: true, default: [] },
  },
});

const table = await measureKills({
  recording: fileURLToPath(new URL("../examples/seed-run", import.meta.url)),
  select: options.eval,
  kills: Number(options.kills),
  seed: Number(options.seed),
});
console.log(
  options.json === true
    ? JSON.stringify({ name: "npm run bench:kills", ...table })
    : formatKills(table),
);
if (options.check === true && !isSound(table)) process.exitCode = 1;
