import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";

const byPenName = "by_pen_name";
const byPoet = "by_poet";

export class Poetry {
  constructor(private readonly ctx: QueryCtx) {}

  poet(name: string): Promise<Doc<"poets"> | null> {
    return this.ctx.db
      .query("poets")
      .withIndex(byPenName, (q) => q.eq("penName", name))
      .unique();
  }

  async poems(id: Id<"poets">): Promise<Doc<"poems">[]> {
    const poems = [];
    for await (const poem of this.ctx.db.query("poems").withIndex(byPoet, (q) => q.eq("poetId", id))) {
      poems.push(poem);
    }
    return poems;
  }
}
