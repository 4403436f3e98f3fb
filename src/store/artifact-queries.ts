import type { Kysely } from "kysely";
import { contentHash } from "../lib/content-hash.ts";
import type { ResultStore } from "./result-store.ts";
import type { Tables } from "./tables.ts";

/** Stores texts by their content hash; a text that is there already is not written again. */
export async function putTexts(
  database: Kysely<Tables>,
  texts: readonly string[],
): Promise<readonly string[]> {
  const rows = texts.map((text) => ({ hash: contentHash(text), text }));
  // One statement per text: a single one has a limited number of parameters.
  for (const row of rows) {
    await database
      .insertInto("artifact")
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  return rows.map(({ hash }) => hash);
}

export function artifactQueries(
  database: Kysely<Tables>,
): Pick<ResultStore, "putArtifact" | "getArtifact"> {
  return {
    async putArtifact(text) {
      await putTexts(database, [text]);
      return contentHash(text);
    },
    async getArtifact(hash) {
      const row = await database
        .selectFrom("artifact")
        .select("text")
        .where("hash", "=", hash)
        .executeTakeFirst();
      return row?.text;
    },
  };
}
