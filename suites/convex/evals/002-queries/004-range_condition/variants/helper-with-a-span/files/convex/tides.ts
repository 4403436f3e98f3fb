import { v } from "convex/values";
import { query } from "./_generated/server";
import * as gauges from "./model/gauges";

export const readingsBetween = query({
  args: { gauge: v.string(), from: v.number(), to: v.number() },
  handler: (ctx, { gauge, ...span }) => gauges.readingsOf(ctx, gauge, span),
});
