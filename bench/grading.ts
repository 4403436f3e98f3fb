import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { detectSandbox } from "../src/public/backend.ts";
import { readCorpus } from "./grading/corpus.ts";
import { repository } from "./grading/cold-project.ts";
import { formatMeasured, isWithin } from "./grading/measured.ts";
import type { Measured } from "./grading/measured.ts";
import { runFigures } from "./grading/run-figures.ts";
import { yardstickFigures } from "./grading/yardstick-figures.ts";

/** What grading costs, warm, cold and cached, beside the public tools as cold processes. */
const name = "npm run bench:grading";
const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    workers: { type: "string", default: String(Math.min(2, availableParallelism())) },
    /** Gradings over which the memory of the workers must stay flat. */
    gradings: { type: "string", default: "300" },
    /** Evals per step in which one line is changed. */
    regrades: { type: "string", default: "6" },
    /** `1/8`: the yardstick takes one of eight recorded replies of each category; `none` leaves it out. */
    sample: { type: "string", default: "1/8" },
    /** Graded by ours: one of so many recorded replies of each category. */
    replies: { type: "string", default: "1/1" },
  },
});

const temporary = mkdtempSync(join(tmpdir(), "bench-grading-"));
process.env["TMPDIR"] = temporary;
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
const directory = join(temporary, "bench");
mkdirSync(directory);
const sandbox = await detectSandbox();
const corpus = await readCorpus(
  join(repository, "suites/convex"),
  join(repository, "examples/seed-run"),
  everyOf(options.replies),
);
const setup = {
  corpus,
  directory,
  sandboxName: sandbox.name,
  workers: Number(options.workers),
  gradings: Number(options.gradings),
  regrades: Number(options.regrades),
};
const own = await runFigures(setup);
if (options.json !== true) console.log(formatMeasured(own));
const compared = options.sample === "none" ? [] : await compareWithTools(options.sample);
const figures: readonly Measured[] = [...own, ...compared];
console.log(
  options.json === true
    ? JSON.stringify({ name, sandbox: sandbox.name, workers: setup.workers, figures })
    : formatMeasured(compared),
);
if (options.check === true && !figures.every(isWithin)) process.exitCode = 1;

function everyOf(sample: string): number {
  const every = Number(/^1\/([1-9]\d*)$/.exec(sample)?.[1]);
  if (Number.isNaN(every)) throw new Error(`"${sample}" is no sample: give 1/8 or the like.`);
  return every;
}

/** The cold round is the first of our figures. */
function compareWithTools(sample: string): Promise<readonly Measured[]> {
  const { value: seconds = Number.NaN, cpuMilliseconds = Number.NaN } = own[0] ?? {};
  const ours = { seconds, cpuMilliseconds };
  return yardstickFigures({ ...setup, ours, every: everyOf(sample) });
}
