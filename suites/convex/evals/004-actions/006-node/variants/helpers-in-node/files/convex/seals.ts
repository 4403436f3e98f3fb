"use node";

import { v } from "convex/values";
import { action } from "./_generated/server";
import { labelOf, sealOf } from "./sealing";

export const sealNote = action({
  args: { path: v.string(), text: v.string(), secret: v.string() },
  handler: async (_ctx, { path, text, secret }) => ({
    label: labelOf(path),
    seal: sealOf(text, secret),
  }),
});
