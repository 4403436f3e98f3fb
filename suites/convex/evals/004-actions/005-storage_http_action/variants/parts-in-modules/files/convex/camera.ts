import { query } from "./_generated/server";

export const uploadBase = query({
  args: {},
  handler: async (): Promise<string> => {
    const { CONVEX_SITE_URL } = process.env;
    if (!CONVEX_SITE_URL) {
      throw new Error("No site");
    }
    return CONVEX_SITE_URL;
  },
});
