import { v } from "convex/values";
import { query } from "./_generated/server";
import schema from "./schema";

const { chefs, recipes } = schema.tables;
const system = { _creationTime: v.number() };
const chefDocument = chefs.validator.extend({ ...system, _id: v.id("chefs") });
const recipeDocument = recipes.validator.extend({ ...system, _id: v.id("recipes") });

const failed = <Text extends string>(text: Text) =>
  v.object({ error: v.literal(text), success: v.literal(false) });

const missing = { success: false, error: "Recipe not found" } as const;
const untitled = { success: false, error: "Recipe has no title" } as const;

const args = { recipeId: v.id("recipes") };

export const getRecipe = query({
  args,
  returns: recipeDocument,
  handler: async (ctx, { recipeId }) => {
    const recipe = await ctx.db.get("recipes", recipeId);
    if (recipe) return recipe;
    throw new Error(`${missing.error}: ${recipeId}`);
  },
});

export const checkRecipe = query({
  args,
  returns: v.union(
    failed("Recipe not found"),
    failed("Recipe has no title"),
    v.object({ recipe: recipeDocument, success: v.literal(true) }),
  ),
  handler: async (ctx, { recipeId }) => {
    const recipe = await ctx.db.get("recipes", recipeId);
    if (!recipe) return missing;
    return recipe.title.length === 0 ? untitled : { success: true as const, recipe };
  },
});

export const getRecipeWithChef = query({
  args,
  returns: v.array(v.union(recipeDocument, chefDocument)),
  handler: async (ctx, { recipeId }) => {
    const recipe = await ctx.db.get("recipes", recipeId);
    if (!recipe) throw new Error(missing.error);
    const chef = await ctx.db.get("chefs", recipe.chefId);
    if (!chef) throw new Error("Chef not found");
    return [chef, recipe];
  },
});
