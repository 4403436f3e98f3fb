import { v } from "convex/values";
import { internalQuery } from "./_generated/server";
import { readPoet } from "./lib/collection";

export const findPoet = internalQuery({
  args: { penName: v.string() },
  handler: (ctx, { penName }) => readPoet(ctx.db, penName),
});
