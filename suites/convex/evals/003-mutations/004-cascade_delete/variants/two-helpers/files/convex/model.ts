import type { Id } from "./_generated/dataModel";
import type { MutationCtx, QueryCtx } from "./_generated/server";

export async function requireUser({ db }: QueryCtx, userId: Id<"users">): Promise<void> {
  if ((await db.get(userId)) === null) {
    throw new Error(`The user was not found: ${userId}`);
  }
}

export async function deleteDocumentsOf({ db }: MutationCtx, userId: Id<"users">): Promise<void> {
  const own = db.query("documents").withIndex("by_author", (q) => q.eq("authorId", userId));
  for (const { _id } of await own.collect()) await db.delete(_id);
}
