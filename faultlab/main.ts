import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { benchOptions } from "./bench-options.ts";
import { isCase } from "./cases/fill-slots.ts";
import { collectEvaluations } from "./collect-evaluations.ts";
import type { Evaluation } from "./evaluation/evaluation.ts";
import { heldOutCount } from "./evaluation/held-out-count.ts";
import { bars } from "./figures/bars.ts";
import { confusionPicture } from "./figures/confusion-picture.ts";
import { labFigures } from "./figures/lab-figures.ts";
import { renderFigures, renderWorst } from "./figures/render-figures.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const options = benchOptions(process.argv.slice(2));
const stop = new AbortController();
for (const name of ["SIGINT", "SIGTERM"] as const) {
  process.once(name, () => stop.abort(new Error(`Ended by ${name}.`)));
}

const evaluations = await collectEvaluations(options, {
  suiteDirectory: join(root, "suites/convex"),
  repliesDirectory: join(root, "examples/seed-run/replies"),
  signal: stop.signal,
  onBuilt: (built) =>
    console.error(
      isCase(built)
        ? `built ${built.id}  ${built.evalPath} (${built.base.origin})`
        : [`no case ${built.id}`, ...built.reasons].join("\n  "),
    ),
  onEvaluated: (evaluation) => console.error(progressLine(evaluation)),
});
if (!options.buildsOnly) await report(evaluations);

async function report(all: readonly Evaluation[]): Promise<void> {
  const figures = labFigures(all);
  const reached = bars(figures, options.heldOut);
  const heldOut = options.heldOut ? await heldOutCount(options.resultDirectory) : undefined;
  if (options.picture !== undefined) {
    await writeFile(options.picture, confusionPicture(figures.blame));
  }
  if (options.json) console.log(JSON.stringify({ figures, bars: reached, heldOut }));
  else {
    const counted =
      heldOut === undefined
        ? []
        : [
            `held-out cases were evaluated ${heldOut.evaluations} times so far, with ${heldOut.rules} states of the rules`,
          ];
    const lines = [...renderFigures(figures, reached), ...counted];
    console.log([...lines, ...renderWorst(all, options.worst)].join("\n"));
  }
  if (options.check && !reached.every(({ isReached }) => isReached)) process.exitCode = 1;
}

function progressLine({ id, evalPath, causes, outcome, seconds, gradings }: Evaluation): string {
  const answers = causes.map(({ truth, blame, localization: found }) => {
    const place =
      found === undefined
        ? "none"
        : `${found.atPlace ? "" : "not "}at the place, ${found.agrees ? "" : "dis"}agrees`;
    return `${truth.blame} → ${blame} (certificate ${place})`;
  });
  const said = answers.length === 0 ? outcome : answers.join(", ");
  return `${id}  ${evalPath}  ${said}  ${gradings} grades, ${seconds.toFixed(1)} s`;
}
