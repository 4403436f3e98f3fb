import { v } from "convex/values";
import { internalQuery } from "./_generated/server";
import { Poetry } from "./model";

export const findPoet = internalQuery({
  args: { penName: v.string() },
  handler: (ctx, { penName }) => new Poetry(ctx).poet(penName),
});
