import { v } from "convex/values";
import { query } from "./_generated/server";

export const uploadBase = query({
  args: {},
  returns: v.string(),
  handler: async () => {
    const url = process.env.CONVEX_SITE_URL;
    if (url === undefined) throw new Error("CONVEX_SITE_URL is not set");
    return url;
  },
});
