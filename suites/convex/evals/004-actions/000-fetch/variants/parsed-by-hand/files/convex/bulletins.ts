import { ConvexError, v } from "convex/values";
import type { Value } from "convex/values";
import { action } from "./_generated/server";

async function load(url: string): Promise<Value> {
  const answer = await fetch(new URL(url), { method: "GET", headers: { Accept: "application/json" } });
  const text = await answer.text();
  if (answer.status < 200 || answer.status >= 300) {
    throw new ConvexError({ status: answer.status, text });
  }
  return JSON.parse(text) as Value;
}

export const fetchBulletin = action({
  args: { endpoint: v.string() },
  handler: (_, { endpoint }) => load(endpoint),
});
