import { v } from "convex/values";
import { query } from "./_generated/server";

export const currentMenu = query({
  args: {},
  returns: v.array(
    v.object({
      kitchen: v.string(),
      dishes: v.array(v.object({ name: v.string(), priceCents: v.number() })),
    }),
  ),
  handler: async (ctx) => {
    const kitchens = await ctx.db
      .query("kitchens")
      .withIndex("by_state", (q) => q.eq("state", "open"))
      .collect();

    return await Promise.all(
      kitchens.map(async (kitchen) => {
        const dishes = await ctx.db
          .query("dishes")
          .withIndex("by_kitchen_and_available", (q) =>
            q.eq("kitchenId", kitchen._id).eq("available", true),
          )
          .collect();
        return {
          kitchen: kitchen.name,
          dishes: dishes.map(({ name, priceCents }) => ({ name, priceCents })),
        };
      }),
    );
  },
});
