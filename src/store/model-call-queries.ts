import type { Kysely } from "kysely";
import type { AttemptId } from "../domain/attempt.ts";
import { putTexts } from "./artifact-queries.ts";
import { attemptQueries, writeReply } from "./attempt-queries.ts";
import { fromJson, toJson } from "./json-column.ts";
import type { ReplyOutcome, ResultStore } from "./result-store.ts";
import { sentCallQueries } from "./sent-call-queries.ts";
import type { Tables } from "./tables.ts";

export function modelCallQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "addModelCall" | "listModelCalls"> {
  return {
    addModelCall: (id, { system, prompt, taskHash, reply: { text, ...reply } }, outcome) =>
      database.transaction().execute(async (transaction) => {
        const [systemHash = "", promptHash = "", replyHash = ""] = await putTexts(transaction, [
          system,
          prompt,
          text,
        ]);
        const row = {
          attempt_id: id,
          system_artifact: systemHash,
          prompt_artifact: promptHash,
          reply_artifact: replyHash,
          task_hash: taskHash,
          reply: toJson(reply),
          cost: reply.cost ?? null,
        };
        await transaction.insertInto("model_call").values(row).execute();
        if (outcome !== undefined) await writeOutcome(transaction, id, outcome);
      }),
    async listModelCalls(id) {
      const rows = await database
        .selectFrom("model_call")
        .innerJoin("artifact as system", "system.hash", "model_call.system_artifact")
        .innerJoin("artifact as prompt", "prompt.hash", "model_call.prompt_artifact")
        .innerJoin("artifact as text", "text.hash", "model_call.reply_artifact")
        .select([
          "system.text as system",
          "prompt.text as prompt",
          "text.text as text",
          "model_call.task_hash",
          "model_call.reply",
        ])
        .where("model_call.attempt_id", "=", id)
        .orderBy("model_call.sequence")
        .execute();
      return rows.map(({ system, prompt, text, task_hash: taskHash, reply }) => ({
        system,
        prompt,
        taskHash,
        reply: { text, ...fromJson(reply) },
      }));
    },
  };
}

async function writeOutcome(
  transaction: Kysely<Tables>,
  id: AttemptId,
  { reply, state, sentCall }: ReplyOutcome,
): Promise<void> {
  await writeReply(transaction, id, reply);
  if (state !== undefined) await attemptQueries(transaction).setAttemptState(id, state);
  if (sentCall === undefined) return;
  await sentCallQueries(transaction).setCallState(sentCall, { status: "replied" });
}
