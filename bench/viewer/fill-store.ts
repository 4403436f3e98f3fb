import { join } from "node:path";
import Sqlite from "better-sqlite3";
import type { Insertable } from "kysely";
import { gradingId } from "../../src/domain/ids.ts";
import { stepNames } from "../../src/domain/step.ts";
import type { Step } from "../../src/domain/step.ts";
import { randomNumbers } from "../../src/lib/random-numbers.ts";
import { openSqliteStore, sqliteFile } from "../../src/store/sqlite-store.ts";
import { rowsOfStep } from "../../src/store/step-rows.ts";
import type { Tables } from "../../src/store/tables.ts";
import { sampleReport } from "./sample-report.ts";
import { sampleRuns } from "./sample-run.ts";
import type { SampleAttempt, SampleRun, StoreSize } from "./sample-run.ts";

type Insert = <Name extends keyof Tables>(table: Name, row: Insertable<Tables[Name]>) => void;

/** Fills a new store with analysed runs, through its own tables: half a million attempts by its methods take an hour. */
export async function fillStore(directory: string, size: StoreSize): Promise<readonly SampleRun[]> {
  const runs = [...sampleRuns(size, randomNumbers(size.runs))];
  await using store = await openSqliteStore(directory);
  for (const { run } of runs) await store.createRun(run);
  insertAttempts(join(directory, sqliteFile), runs);
  for (const sample of runs) await store.saveReport(sample.run.id, sampleReport(sample));
  return runs;
}

function insertAttempts(file: string, runs: readonly SampleRun[]): void {
  const database = new Sqlite(file);
  // What a power cut loses is generated again.
  database.pragma("synchronous = off");
  const statements = new Map<string, Sqlite.Statement>();
  const insert: Insert = (table, row) => {
    const columns = Object.keys(row);
    const text = `insert into "${table}" (${columns.map((name) => `"${name}"`).join()}) values (${columns.map(() => "?").join()})`;
    const statement = statements.get(text) ?? database.prepare(text);
    statements.set(text, statement);
    statement.run(Object.values(row));
  };
  const insertRun = database.transaction((sample: SampleRun) => {
    for (const attempt of sample.attempts) insertAttempt(insert, sample, attempt);
  });
  for (const sample of runs) insertRun(sample);
  database.close();
}

function insertAttempt(insert: Insert, { run }: SampleRun, attempt: SampleAttempt): void {
  const { id, evalPath } = attempt;
  const grading = gradingId(id);
  insert("attempt", {
    id,
    run_id: run.id,
    eval_path: evalPath,
    sample: 0,
    status: "graded",
    cause: null,
    passed: null,
    failed_step: null,
    reply_artifact: null,
    graded_outcome: attempt.failure === undefined ? "passed" : "failed",
    graded_step: attempt.failure?.step ?? null,
    graded_ms: 900,
  });
  insert("grading", {
    id: grading,
    attempt_id: id,
    purpose: "official",
    files_hash: id,
    eval_hash: evalPath,
    config_hash: "c",
    toolchain_hash: "t",
    duration_ms: 900,
    cached: 0,
  });
  for (const step of stepsOf(attempt)) {
    const rows = rowsOfStep(grading, step);
    insert("step", rows.step);
    for (const row of rows.diagnostics) insert("diagnostic", row);
  }
}

function stepsOf({ failure }: SampleAttempt): readonly Step[] {
  const failing = failure === undefined ? stepNames.length : stepNames.indexOf(failure.step);
  return stepNames.map((name, position): Step => {
    const finished = { name, durationMs: 80, notes: [] };
    if (position < failing) return { ...finished, status: "passed", diagnostics: [] };
    if (position > failing) return { name, status: "skipped", reason: "earlier-step-failed" };
    return { ...finished, status: "failed", diagnostics: [diagnostic] };
  });
}

const diagnostic = {
  tool: "typescript",
  code: "TS2339",
  severity: "error",
  message: "Property 'store' does not exist on type 'StorageWriter'. <script>alert(1)</script>",
  place: { file: "convex/index.ts", line: 12, column: 19 },
} as const;
