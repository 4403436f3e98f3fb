import {
  action,
  internalAction,
  internalMutation,
  internalQuery,
  mutation,
  query,
} from "./_generated/server";

export const readProbe = query({ args: {}, handler: async () => {} });
export const writeProbe = mutation({ args: {}, handler: async () => {} });
export const taskProbe = action({ args: {}, handler: async () => {} });

export const keeperReadProbe = internalQuery({ args: {}, handler: () => {} });
export const keeperWriteProbe = internalMutation({ args: {}, handler: () => {} });
export const keeperTaskProbe = internalAction({ args: {}, handler: () => {} });
