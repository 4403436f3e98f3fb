"use node";

import { createHmac } from "node:crypto";
import { basename, extname } from "node:path";
import { v } from "convex/values";
import { action } from "./_generated/server";

export const sealNote = action({
  args: { path: v.string(), text: v.string(), secret: v.string() },
  returns: v.object({ label: v.string(), seal: v.string() }),
  handler: async (_ctx, args) => {
    return {
      label: basename(args.path, extname(args.path)),
      seal: createHmac("sha256", args.secret).update(args.text).digest("hex"),
    };
  },
});
