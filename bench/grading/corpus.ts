import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Eval } from "../../src/domain/eval.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { StepName } from "../../src/domain/step.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { parseFiles } from "../../src/generation/parse-files.ts";
import { readRecordedRun } from "../../src/sources/recorded-run.ts";
import { loadSuite } from "../../src/suite/load-suite.ts";

/** A recorded reply that holds a project. */
export interface Attempt {
  readonly graded: Eval;
  readonly files: ProjectFiles;
}

export interface Corpus {
  readonly suite: Suite;
  readonly attempts: readonly Attempt[];
}

/** The recorded replies, one of every so many of each category, and the suite that grades them. */
export async function readCorpus(
  suiteRoot: string,
  runDirectory: string,
  every: number,
): Promise<Corpus> {
  const recorded = await readRecordedRun(runDirectory);
  const suite = await loadSuite(suiteRoot, { overlay: recorded.overlay });
  const attempts: Attempt[] = [];
  for (const path of recorded.evalPaths) {
    const graded = suite.evals.get(path);
    const reply = await readFile(join(recorded.repliesDirectory, `${path}.md`), "utf8");
    const parsed = parseFiles(reply);
    if (graded !== undefined && parsed.status === "parsed") {
      attempts.push({ graded, files: parsed.files });
    }
  }
  return { suite, attempts: sampleAttempts(attempts, every) };
}

/** One attempt of every so many of each category, at least one of each. */
export function sampleAttempts(attempts: readonly Attempt[], every: number): readonly Attempt[] {
  const strata = Map.groupBy(attempts, ({ graded }) => graded.category);
  return [...strata.values()].flatMap((stratum) =>
    stratum.filter((_, index) => index % every === 0),
  );
}

/** A wrong project of the suite, and the step that finds it. */
export interface KnownFault extends Attempt {
  readonly step: StepName;
  /** A source file that the next edit changes. */
  readonly edited: string;
}

/** Faults that fail at a step, of as many evals as wanted, spread over the suite. */
export function faultsAt({ suite }: Corpus, step: StepName, wanted: number): readonly KnownFault[] {
  const found = [...suite.evals.values()].flatMap((graded): KnownFault[] => {
    const fault = graded.faults.find(({ expected }) => expected.step === step);
    const edited = Object.keys(fault?.files ?? {}).find((path) => isSource(path));
    if (fault === undefined || edited === undefined) return [];
    return [{ graded, files: fault.files, step, edited }];
  });
  const stride = Math.max(1, Math.floor(found.length / wanted));
  return found.filter((_, index) => index % stride === 0).slice(0, wanted);
}

function isSource(path: string): boolean {
  return /^(?:convex|src)\/[\w./-]+\.tsx?$/.test(path) && !path.endsWith("schema.ts");
}
