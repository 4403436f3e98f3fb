import { v } from "convex/values";
import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
  query,
} from "./_generated/server";

export const readProbe = query({
  args: {},
  returns: v.null(),
  handler: async () => null,
});

export const writeProbe = mutation({
  args: {},
  returns: v.null(),
  handler: async () => null,
});

export const taskProbe = action({
  args: {},
  returns: v.null(),
  handler: async () => null,
});

export const keeperReadProbe = internalQuery({
  args: {},
  returns: v.null(),
  handler: async () => null,
});

export const keeperWriteProbe = internalMutation({
  args: {},
  returns: v.null(),
  handler: async () => null,
});

export const keeperTaskProbe = internalAction({
  args: {},
  returns: v.null(),
  handler: async () => null,
});
