import { v } from "convex/values";
import { query } from "./_generated/server";
import { entriesOf } from "./model/vessels";

const args = { vessel: v.string() };

export const latestEntries = query({
  args,
  handler: (ctx, { vessel }) => entriesOf(ctx, vessel).collect(),
});
