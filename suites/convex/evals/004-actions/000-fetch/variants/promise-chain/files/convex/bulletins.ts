import { v } from "convex/values";
import { action } from "./_generated/server";

export const fetchBulletin = action({
  args: v.object({ endpoint: v.string() }),
  async handler(_ctx, { endpoint }) {
    return fetch(endpoint).then((response): Promise<unknown> => {
      if (response.ok) return response.json();
      throw new Error(response.statusText);
    });
  },
});
