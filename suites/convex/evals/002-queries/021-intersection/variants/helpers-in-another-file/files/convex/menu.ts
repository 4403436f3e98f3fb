import { v } from "convex/values";
import { query } from "./_generated/server";
import { availableDishes, openKitchens } from "./hall";

const dishOnMenu = v.object({ priceCents: v.number(), name: v.string() });

export const currentMenu = query({
  args: {},
  returns: v.array(v.object({ dishes: v.array(dishOnMenu), kitchen: v.string() })),
  handler: async (ctx) => {
    const kitchens = await openKitchens(ctx.db);
    const dishes = await Promise.all(kitchens.map(({ _id }) => availableDishes(ctx.db, _id)));
    return kitchens.map((kitchen, index) => ({
      kitchen: kitchen.name,
      dishes: (dishes[index] ?? []).map((dish) => ({
        name: dish.name,
        priceCents: dish.priceCents,
      })),
    }));
  },
});
