import { v } from "convex/values";
import * as server from "./_generated/server";

const hours = server.query({
  args: {},
  handler: () => ({
    weekdays: "10:00-18:00",
    weekend: "10:00-20:00",
    closedOn: Array.of("Monday"),
  }),
});

const report = server.mutation({
  args: { name: v.string(), payload: v.any() },
  handler: (_ctx, args) => {
    console.log(...[args.name, args.payload]);
    return +new Date();
  },
});

const reindex = server.internalAction({
  args: {},
  handler: (): null => {
    console.log(`catalogue ${"reindexed"}`);
    return null;
  },
});

const reset = server.internalMutation({
  args: {},
  handler: (): void => console.log("queue reset"),
});

export {
  hours as openingHours,
  reindex as reindexCatalogue,
  report as reportIssue,
  reset as resetQueue,
};
