import { action, internalAction, internalMutation, internalQuery } from "./_generated/server";
import { mutation, query } from "./_generated/server";
import { rest } from "./lib/rest";

export const readProbe = query({ args: {}, handler: async (_ctx, _args) => undefined });

export const writeProbe = mutation({ args: {}, handler: rest });

export const taskProbe = action({
  args: {},
  handler: async (): Promise<void> => {
    await rest();
  },
});

export const keeperReadProbe = internalQuery({ args: {}, handler: rest });

export const keeperWriteProbe = internalMutation({
  args: {},
  handler: () => {
    return;
  },
});

export const keeperTaskProbe = internalAction({
  args: {},
  handler: async () => await Promise.resolve(null),
});
