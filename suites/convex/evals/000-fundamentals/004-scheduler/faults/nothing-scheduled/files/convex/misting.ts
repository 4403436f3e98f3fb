import { v } from "convex/values";
import { action, internalAction, internalMutation, mutation } from "./_generated/server";

const log = (message: string) => {
  console.log(message);
  return null;
};

export const logCycle = internalMutation({
  args: { message: v.string() },
  handler: (_ctx, { message }) => log(message),
});
export const announceCycle = internalAction({
  args: { message: v.string() },
  handler: (_ctx, { message }) => log(message),
});
export const bookMisting = mutation({ args: {}, handler: () => null });
export const bookAnnouncements = action({ args: {}, handler: () => null });
