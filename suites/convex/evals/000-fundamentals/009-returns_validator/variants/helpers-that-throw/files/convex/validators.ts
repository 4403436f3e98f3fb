import { v } from "convex/values";

export const chefDocument = v.object({
  region: v.string(),
  name: v.string(),
  _creationTime: v.float64(),
  _id: v.id("chefs"),
});

export const recipeDocument = v.object({
  servings: v.float64(),
  title: v.string(),
  chefId: v.id("chefs"),
  _creationTime: v.float64(),
  _id: v.id("recipes"),
});
