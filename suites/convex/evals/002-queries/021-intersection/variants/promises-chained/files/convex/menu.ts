import { query } from "./_generated/server";

export const currentMenu = query({
  args: {},
  handler: (ctx) =>
    ctx.db
      .query("kitchens")
      .withIndex("by_state", (q) => q.eq("state", "open"))
      .collect()
      .then((kitchens) =>
        Promise.all(
          kitchens.map((kitchen) =>
            ctx.db
              .query("dishes")
              .withIndex("by_kitchen_and_available", (q) =>
                q.eq("kitchenId", kitchen._id).eq("available", true),
              )
              .collect()
              .then((dishes) => ({
                kitchen: kitchen.name,
                dishes: dishes.map((dish) => {
                  const { name, priceCents } = dish;
                  return { name, priceCents };
                }),
              })),
          ),
        ),
      ),
});
