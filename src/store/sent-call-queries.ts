import type { Kysely } from "kysely";
import type { SentCallState } from "../domain/sent-call.ts";
import type { ResultStore } from "./result-store.ts";
import type { Row, Tables } from "./tables.ts";

export function sentCallQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "startCall" | "setCallState" | "listSentCalls"> {
  return {
    async startCall(id, sentAt) {
      const row = { attempt_id: id, sent_at: sentAt, status: "sent", cause: null } as const;
      const { number } = await database
        .insertInto("sent_call")
        .values(row)
        .returning("number")
        .executeTakeFirstOrThrow();
      return number;
    },
    async setCallState(sentCall, state) {
      const cause = state.status === "failed" ? state.cause : null;
      const { status } = state;
      await database
        .updateTable("sent_call")
        .set({ status, cause })
        .where("number", "=", sentCall)
        .execute();
    },
    async listSentCalls(id) {
      const rows = await database
        .selectFrom("sent_call")
        .selectAll()
        .where("attempt_id", "=", id)
        .orderBy("number")
        .execute();
      return rows.map((row) => ({
        number: row.number,
        sentAt: row.sent_at,
        state: stateOf(row),
      }));
    },
  };
}

function stateOf({ status, cause }: Row<"sent_call">): SentCallState {
  return status === "failed" ? { status, cause: cause ?? "" } : { status };
}
