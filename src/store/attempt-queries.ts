import type { Kysely } from "kysely";
import type { Attempt, AttemptId, AttemptState, Reply } from "../domain/attempt.ts";
import { putTexts } from "./artifact-queries.ts";
import type { ResultStore } from "./result-store.ts";
import type { AttemptTable, Row, Tables } from "./tables.ts";

export function attemptQueries(
  database: Kysely<Tables>,
): Pick<
  ResultStore,
  "createAttempt" | "setAttemptState" | "listAttempts" | "findAttempt" | "getAttempt"
> {
  return {
    async createAttempt({ id, runId, evalPath, sample }, state) {
      const row = {
        id,
        run_id: runId,
        eval_path: evalPath,
        sample,
        reply_artifact: null,
        graded_outcome: null,
        graded_step: null,
        graded_ms: null,
        ...stateColumns(state),
      };
      await database.insertInto("attempt").values(row).execute();
    },
    async setAttemptState(id, state) {
      await database.updateTable("attempt").set(stateColumns(state)).where("id", "=", id).execute();
    },
    async listAttempts(runId) {
      const query = database.selectFrom("attempt").selectAll().where("run_id", "=", runId);
      return (await query.orderBy("eval_path").orderBy("sample").execute()).map(attemptOf);
    },
    async findAttempt(runId, evalPath, sample) {
      const ofEval = database
        .selectFrom("attempt")
        .selectAll()
        .where("run_id", "=", runId)
        .where("eval_path", "=", evalPath);
      const query = sample === undefined ? ofEval : ofEval.where("sample", "=", sample);
      const row = await query.orderBy("sample").executeTakeFirst();
      return row && attemptOf(row);
    },
    async getAttempt(id) {
      const row = await database
        .selectFrom("attempt")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirst();
      return row && attemptOf(row);
    },
  };
}

export function replyQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "saveReply" | "getReply"> {
  return {
    saveReply: (id, reply) =>
      database.transaction().execute((transaction) => writeReply(transaction, id, reply)),
    async getReply(id) {
      const reply = await database
        .selectFrom("attempt")
        .innerJoin("artifact", "artifact.hash", "attempt.reply_artifact")
        .select("artifact.text")
        .where("attempt.id", "=", id)
        .executeTakeFirst();
      if (reply === undefined) return undefined;
      const files = await database
        .selectFrom("reply_file")
        .innerJoin("artifact", "artifact.hash", "reply_file.artifact")
        .select(["reply_file.path", "artifact.text"])
        .where("attempt_id", "=", id)
        .orderBy("path")
        .execute();
      return {
        text: reply.text,
        files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
      };
    },
  };
}

/** Within a transaction. */
export async function writeReply(
  transaction: Kysely<Tables>,
  id: AttemptId,
  { text, files }: Reply,
): Promise<void> {
  const paths = Object.keys(files);
  const [reply, ...artifacts] = await putTexts(transaction, [text, ...Object.values(files)]);
  await transaction
    .updateTable("attempt")
    .set({ reply_artifact: reply })
    .where("id", "=", id)
    .execute();
  await transaction.deleteFrom("reply_file").where("attempt_id", "=", id).execute();
  for (const [index, artifact] of artifacts.entries()) {
    const row = { attempt_id: id, path: paths[index] ?? "", artifact };
    await transaction.insertInto("reply_file").values(row).execute();
  }
}

function stateColumns(
  state: AttemptState,
): Pick<AttemptTable, "status" | "cause" | "passed" | "failed_step"> {
  const none = { cause: null, passed: null, failed_step: null };
  switch (state.status) {
    case "generated":
    case "graded":
      return { ...none, status: state.status };
    case "errored":
      return { ...none, status: state.status, cause: state.cause };
    case "outcome-only":
      return {
        cause: state.error ?? null,
        status: state.status,
        passed: state.passed ? 1 : 0,
        failed_step: state.failedStep ?? null,
      };
    default:
      return state satisfies never;
  }
}

function attemptOf(row: Row<"attempt">): Attempt {
  const { id, run_id: runId, eval_path: evalPath, sample } = row;
  return { id, runId, evalPath, sample, state: stateOf(row) };
}

function stateOf({ status, cause, passed, failed_step: failedStep }: Row<"attempt">): AttemptState {
  switch (status) {
    case "generated":
    case "graded":
      return { status };
    case "errored":
      return { status, cause: cause ?? "" };
    case "outcome-only":
      return {
        status,
        passed: passed === 1,
        ...(failedStep !== null && { failedStep }),
        ...(cause !== null && { error: cause }),
      };
    default:
      return status satisfies never;
  }
}
