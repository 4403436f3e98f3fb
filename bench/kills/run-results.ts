import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Diagnostic } from "../../src/domain/diagnostic.ts";
import type { Step } from "../../src/domain/step.ts";
import { openWorkbench } from "../../src/wiring/open-workbench.ts";
import { loadConfigOf } from "./bench-config.ts";

/** What a store holds of its runs: per attempt its state, per graded step its outcome, as one line each. */
export interface RunResults {
  readonly attempts: ReadonlyMap<string, string>;
  /** Keys are `<eval> <sample> <step>`, those of the earlier runs that come along with the run's id before it. */
  readonly steps: ReadonlyMap<string, string>;
}

/** Reads the results of the run and of the earlier ones that came along with it. */
export async function readResults(folder: string, runId: string): Promise<RunResults> {
  await using workbench = await openWorkbench(loadConfigOf(folder));
  const { store } = workbench;
  const attempts = new Map<string, string>();
  const steps = new Map<string, string>();
  for (const run of await store.listRuns()) {
    for (const attempt of await store.listAttempts(run.id)) {
      const prefix = run.id === runId ? "" : `${run.id} `;
      const key = `${prefix}${attempt.evalPath} ${attempt.sample}`;
      attempts.set(key, JSON.stringify(attempt.state));
      const grading =
        (await store.officialGrading(attempt.id)) ?? (await store.unfinishedGrading(attempt.id));
      for (const step of grading?.steps ?? []) steps.set(`${key} ${step.name}`, stepLine(step));
    }
  }
  return { attempts, steps };
}

/** What of a step does not differ from one time to the next. */
export function stepLine(step: Step): string {
  switch (step.status) {
    case "passed":
    case "failed": {
      const tests = step.tests?.map(({ name, status }) => `${name}: ${status}`) ?? [];
      return JSON.stringify([step.status, step.diagnostics.map(diagnosticLine), tests]);
    }
    case "skipped":
      return `${step.status}: ${step.reason}`;
    case "errored":
      return step.status;
  }
}

function diagnosticLine({ tool, code, severity, place, test }: Diagnostic): string {
  const at = place === undefined ? "" : `${place.file}:${place.line}:${place.column}`;
  return [tool, code, severity, at, test ?? ""].join(" ");
}

/** Keys under which two results differ; of the second, only what it holds where it is of a run under way. */
export function differences(expected: RunResults, found: RunResults): readonly string[] {
  return [
    ...differingKeys(expected.attempts, found.attempts),
    ...differingKeys(expected.steps, found.steps),
  ];
}

function differingKeys(
  expected: ReadonlyMap<string, string>,
  found: ReadonlyMap<string, string>,
): readonly string[] {
  const keys = new Set([...expected.keys(), ...found.keys()]);
  return [...keys].filter((key) => expected.get(key) !== found.get(key));
}

/** Forgets what grades are remembered, so that whatever is graded afterwards is graded by running it. */
export function forgetGrades(folder: string): void {
  using database = openDatabase(join(folder, "store/faultline.sqlite"));
  database.connection.exec("delete from grade_cache");
}

function openDatabase(file: string): Disposable & { readonly connection: Sqlite.Database } {
  const connection = new Sqlite(file, { timeout: 10_000 });
  return { connection, [Symbol.dispose]: () => void connection.close() };
}
