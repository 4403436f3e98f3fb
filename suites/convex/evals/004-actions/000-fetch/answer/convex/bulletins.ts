import { v } from "convex/values";
import { action } from "./_generated/server";

export const fetchBulletin = action({
  args: { endpoint: v.string() },
  returns: v.any(),
  handler: async (_ctx, args): Promise<unknown> => {
    const response = await fetch(args.endpoint);
    if (!response.ok) throw new Error(`The service answered ${response.status}`);
    return await response.json();
  },
});
