import type { Kysely } from "kysely";
import type { AttemptId } from "../domain/attempt.ts";
import { outcomeOf, stepIndex } from "../domain/grading.ts";
import type { Grading, GradingId, GradingPurpose } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { ResultStore, StartedGrading } from "./result-store.ts";
import { rowsOfStep, stepOfRows } from "./step-rows.ts";
import type { Row, Tables } from "./tables.ts";

type GradingMethods =
  | "startGrading"
  | "addStep"
  | "finishGrading"
  | "officialGrading"
  | "unfinishedGrading"
  | "listGradings"
  | "listStartedGradings";

export function gradingQueries(database: Kysely<Tables>): Pick<ResultStore, GradingMethods> {
  return {
    async startGrading({ id, attemptId, purpose, inputs, parts }) {
      const row = {
        id,
        attempt_id: attemptId ?? null,
        purpose,
        files_hash: inputs.files,
        eval_hash: inputs.eval,
        config_hash: inputs.config,
        toolchain_hash: inputs.toolchain,
        parts: parts === undefined ? null : toJson(parts),
        duration_ms: null,
        cached: 0 as const,
      };
      await database.insertInto("grading").values(row).execute();
    },
    addStep: (id, step) =>
      database.transaction().execute((transaction) => insertStep(transaction, id, step)),
    finishGrading: (id, durationMs, cached) =>
      database.transaction().execute(async (transaction) => {
        const change = { duration_ms: durationMs, cached: cached ? (1 as const) : (0 as const) };
        await transaction.updateTable("grading").set(change).where("id", "=", id).execute();
        await recordOutcome(transaction, id);
      }),
    async officialGrading(id) {
      const row = await newestFirst(database, id, "official")
        .where("duration_ms", "is not", null)
        .executeTakeFirst();
      return row && (await gradingOf(database, row));
    },
    async unfinishedGrading(id, purpose = "official") {
      const row = await newestFirst(database, id, purpose).executeTakeFirst();
      return row?.duration_ms === null ? await gradingOf(database, row) : undefined;
    },
    async listGradings(id) {
      const rows = await database
        .selectFrom("grading")
        .selectAll()
        .where("attempt_id", "=", id)
        .where("duration_ms", "is not", null)
        .orderBy("sequence")
        .execute();
      return await Promise.all(rows.map((row) => gradingOf(database, row)));
    },
    listStartedGradings: (id) => startedGradings(database, id),
  };
}

async function startedGradings(
  database: Kysely<Tables>,
  id: AttemptId,
): Promise<readonly StartedGrading[]> {
  const rows = await database
    .selectFrom("grading")
    .selectAll()
    .where("attempt_id", "=", id)
    .orderBy("sequence")
    .execute();
  return await Promise.all(
    rows.map(async (row) => ({
      ...(await gradingOf(database, row)),
      durationMs: row.duration_ms,
    })),
  );
}

/** Writes to an attempt how its official grading came out, for questions over many runs. */
async function recordOutcome(transaction: Kysely<Tables>, id: GradingId): Promise<void> {
  const grading = await transaction
    .selectFrom("grading")
    .select(["attempt_id", "duration_ms"])
    .where("id", "=", id)
    .where("purpose", "=", "official")
    .executeTakeFirst();
  if (grading === undefined || grading.attempt_id === null) return;
  const outcome = outcomeOf(await stepsOf(transaction, id));
  await transaction
    .updateTable("attempt")
    .set({
      graded_outcome: outcome.status,
      graded_step: outcome.status === "failed" ? outcome.step.name : null,
      graded_ms: grading.duration_ms,
    })
    .where("id", "=", grading.attempt_id)
    .execute();
}

function newestFirst(database: Kysely<Tables>, attemptId: AttemptId, purpose: GradingPurpose) {
  return database
    .selectFrom("grading")
    .selectAll()
    .where("attempt_id", "=", attemptId)
    .where("purpose", "=", purpose)
    .orderBy("sequence", "desc");
}

/** A step that is committed already stays as it is. */
async function insertStep(
  transaction: Kysely<Tables>,
  gradingId: GradingId,
  step: Step,
): Promise<void> {
  const rows = rowsOfStep(gradingId, step);
  const inserted = await transaction
    .insertInto("step")
    .values(rows.step)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return;
  for (const row of rows.diagnostics) {
    await transaction.insertInto("diagnostic").values(row).execute();
  }
  for (const row of rows.tests) await transaction.insertInto("test_result").values(row).execute();
}

async function gradingOf(database: Kysely<Tables>, row: Row<"grading">): Promise<Grading> {
  return {
    id: row.id,
    ...(row.attempt_id !== null && { attemptId: row.attempt_id }),
    purpose: row.purpose,
    inputs: {
      files: row.files_hash,
      eval: row.eval_hash,
      config: row.config_hash,
      toolchain: row.toolchain_hash,
    },
    ...(row.parts !== null && { parts: fromJson(row.parts) }),
    steps: await stepsOf(database, row.id),
    durationMs: row.duration_ms ?? 0,
    cached: row.cached === 1,
  };
}

async function stepsOf(database: Kysely<Tables>, id: GradingId): Promise<readonly Step[]> {
  const steps = await database
    .selectFrom("step")
    .selectAll()
    .where("grading_id", "=", id)
    .execute();
  const diagnostics = await database
    .selectFrom("diagnostic")
    .selectAll()
    .where("grading_id", "=", id)
    .orderBy("position")
    .execute();
  const tests = await database
    .selectFrom("test_result")
    .selectAll()
    .where("grading_id", "=", id)
    .orderBy("position")
    .execute();
  return steps
    .toSorted((a, b) => stepIndex(a.name) - stepIndex(b.name))
    .map((row) => {
      const ofStep = (other: { readonly step: string }) => other.step === row.name;
      return stepOfRows(row, diagnostics.filter(ofStep), tests.filter(ofStep));
    });
}
