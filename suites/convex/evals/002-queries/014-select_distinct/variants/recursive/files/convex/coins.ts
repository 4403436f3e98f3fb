import { query } from "./_generated/server";
import { yearsAfter } from "./lib/yearsAfter";

export const mintYears = query({
  args: {},
  handler: async (ctx) => await yearsAfter(ctx, Number.NEGATIVE_INFINITY),
});
