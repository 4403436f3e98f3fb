import { query } from "./_generated/server";

type Dish = { name: string; priceCents: number };

export const currentMenu = query({
  args: {},
  handler: async ({ db }) => {
    const offers: { kitchen: string; dishes: Dish[] }[] = [];
    const kitchens = db
      .query("kitchens")
      .withIndex("by_state", (range) => range.eq("state", "open"))
      .order("desc");
    for await (const { _id, name: kitchen } of kitchens) {
      const dishes: Dish[] = [];
      for await (const { name, priceCents } of db
        .query("dishes")
        .withIndex("by_kitchen_and_available", (range) =>
          range.eq("kitchenId", _id).eq("available", true),
        )) {
        dishes.push({ priceCents, name });
      }
      offers.push({ dishes, kitchen });
    }
    return offers;
  },
});
