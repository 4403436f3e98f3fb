import type { StepName } from "../../src/domain/step.ts";
import type { Grading } from "../../src/grading/open-grading.ts";
import { faultsAt } from "./corpus.ts";
import type { Corpus, KnownFault } from "./corpus.ts";
import { median } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { treeCpu } from "./process-tree.ts";

const bars = { deploy: 350, eslint: 450, tests: 700 } as const satisfies Partial<
  Record<StepName, number>
>;
const changes = 3;

/** How long a project that failed at a step takes to fail there again after a change of one line. */
export async function regradeFigures(
  corpus: Corpus,
  grading: Grading,
  evals: number,
): Promise<readonly Measured[]> {
  const figures: Measured[] = [];
  for (const step of ["deploy", "eslint", "tests"] as const) {
    const times: number[] = [];
    const cpu = treeCpu();
    const faults = faultsAt(corpus, step, evals);
    for (const fault of faults) times.push(...(await regradeOne(corpus, grading, fault)));
    figures.push({
      name: `one line changed, up to ${step} (${faults.length} evals)`,
      unit: "ms",
      value: median(times),
      cpuMilliseconds: (treeCpu() - cpu) / (times.length + faults.length),
      bar: { atMost: bars[step] },
    });
  }
  return figures;
}

async function regradeOne(
  { suite }: Corpus,
  grading: Grading,
  { graded, files, step, edited }: KnownFault,
): Promise<readonly number[]> {
  const times: number[] = [];
  for (let change = 0; change <= changes; change += 1) {
    const changed = { ...files, [edited]: `${files[edited] ?? ""}\n// ${change}\n` };
    const request = { suite, evalPath: graded.path, files: changed, upTo: step, fresh: true };
    const { steps, durationMs } = await grading.grade(request);
    const failed = steps.find(({ status }) => status === "failed" || status === "errored");
    if (failed?.name !== step) throw new Error(`${graded.path} did not fail at ${step}.`);
    if (change > 0) times.push(durationMs);
  }
  return times;
}
