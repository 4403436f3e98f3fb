import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const add = mutation({
  args: { title: v.string() },
  returns: v.id("tickets"),
  handler: async (ctx, { title }) => {
    return await ctx.db.insert("tickets", { title, isOpen: true });
  },
});

export const close = mutation({
  args: { ticketId: v.id("tickets") },
  returns: v.null(),
  handler: async (ctx, { ticketId }) => {
    await ctx.db.patch(ticketId, { isOpen: false });
    return null;
  },
});

export const listOpen = query({
  args: {},
  returns: v.array(v.string()),
  handler: async (ctx) => {
    const open = await ctx.db
      .query("tickets")
      .filter((q) => q.eq(q.field("isOpen"), true))
      .order("asc")
      .collect();
    return open.map(({ title }) => title);
  },
});
