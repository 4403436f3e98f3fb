import type { Kysely } from "kysely";
import type { ResultStore } from "./result-store.ts";
import type { Tables } from "./tables.ts";

export function runHoldQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "holdRun" | "keepRun" | "releaseRun"> {
  return {
    holdRun: (id, { holder, now, isGone }) =>
      database.transaction().execute(async (transaction) => {
        const held = await transaction
          .selectFrom("run_hold")
          .selectAll()
          .where("run_id", "=", id)
          .executeTakeFirst();
        if (held !== undefined) {
          const other = { id: held.holder_id, host: held.host, pid: held.pid };
          if (!isGone(other, held.beat_at)) return other;
          await transaction.deleteFrom("run_hold").where("run_id", "=", id).execute();
        }
        const { host, pid } = holder;
        const row = { run_id: id, holder_id: holder.id, host, pid, beat_at: now };
        await transaction.insertInto("run_hold").values(row).execute();
        return undefined;
      }),
    async keepRun(id, holder, now) {
      const { numUpdatedRows } = await database
        .updateTable("run_hold")
        .set({ beat_at: now })
        .where("run_id", "=", id)
        .where("holder_id", "=", holder.id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async releaseRun(id, holder) {
      await database
        .deleteFrom("run_hold")
        .where("run_id", "=", id)
        .where("holder_id", "=", holder.id)
        .execute();
    },
  };
}
