import { ConvexError, v } from "convex/values";
import type { Infer } from "convex/values";
import type { Doc, Id } from "./_generated/dataModel";
import type { QueryCtx } from "./_generated/server";
import { query } from "./_generated/server";
import { chefDocument, recipeDocument } from "./validators";

const result = v.union(
  v.object({ success: v.literal(true), recipe: recipeDocument }),
  v.object({
    success: v.literal(false),
    error: v.union(v.literal("Recipe has no title"), v.literal("Recipe not found")),
  }),
);

type Result = Infer<typeof result>;

async function loadRecipe(ctx: QueryCtx, id: Id<"recipes">): Promise<Doc<"recipes">> {
  const recipe = await ctx.db.get(id);
  if (!recipe) throw new ConvexError("Recipe not found");
  return recipe;
}

export const getRecipe = query({
  args: { recipeId: v.id("recipes") },
  returns: v.union(recipeDocument, v.null()),
  handler: (ctx, { recipeId }) => loadRecipe(ctx, recipeId),
});

export const checkRecipe = query({
  args: { recipeId: v.id("recipes") },
  returns: result,
  handler: async (ctx, { recipeId }): Promise<Result> => {
    const recipe = await ctx.db.get(recipeId);
    if (!recipe) return { success: false, error: "Recipe not found" };
    if (!recipe.title) return { success: false, error: "Recipe has no title" };
    return { success: true, recipe };
  },
});

export const getRecipeWithChef = query({
  args: { recipeId: v.id("recipes") },
  returns: v.array(v.union(chefDocument, recipeDocument)),
  handler: async (ctx, { recipeId }) => {
    const recipe = await loadRecipe(ctx, recipeId);
    const chef = await ctx.db.get(recipe.chefId);
    if (!chef) throw new ConvexError("Chef not found");
    const documents: (Doc<"chefs"> | Doc<"recipes">)[] = [];
    documents.push(chef, recipe);
    return documents;
  },
});
