import { v } from "convex/values";
import { query } from "./_generated/server";
import { queueOf } from "./queues";

export const nextShipments = query({
  args: { warehouse: v.string(), state: v.string() },
  handler: async (ctx, args) => {
    const rows = await queueOf(ctx, args).take(5);
    return rows.slice(0, 4);
  },
});
