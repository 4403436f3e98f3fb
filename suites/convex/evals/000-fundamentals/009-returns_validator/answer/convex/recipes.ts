import { v } from "convex/values";
import { query } from "./_generated/server";

const chefDocument = v.object({
  _id: v.id("chefs"),
  _creationTime: v.number(),
  name: v.string(),
  region: v.string(),
});

const recipeDocument = v.object({
  _id: v.id("recipes"),
  _creationTime: v.number(),
  chefId: v.id("chefs"),
  title: v.string(),
  servings: v.number(),
});

export const getRecipe = query({
  args: { recipeId: v.id("recipes") },
  returns: recipeDocument,
  handler: async (ctx, args) => {
    const recipe = await ctx.db.get(args.recipeId);
    if (recipe === null) throw new Error("Recipe not found");
    return recipe;
  },
});

export const checkRecipe = query({
  args: { recipeId: v.id("recipes") },
  returns: v.union(
    v.object({ success: v.literal(true), recipe: recipeDocument }),
    v.object({ success: v.literal(false), error: v.string() }),
  ),
  handler: async (ctx, args) => {
    const recipe = await ctx.db.get(args.recipeId);
    if (recipe === null) return { success: false as const, error: "Recipe not found" };
    if (recipe.title === "") return { success: false as const, error: "Recipe has no title" };
    return { success: true as const, recipe };
  },
});

export const getRecipeWithChef = query({
  args: { recipeId: v.id("recipes") },
  returns: v.array(v.union(chefDocument, recipeDocument)),
  handler: async (ctx, args) => {
    const recipe = await ctx.db.get(args.recipeId);
    if (recipe === null) throw new Error("Recipe not found");
    const chef = await ctx.db.get(recipe.chefId);
    if (chef === null) throw new Error("Chef not found");
    return [chef, recipe];
  },
});
