"use node";
import * as crypto from "crypto";
import path from "path";
import { v } from "convex/values";
import { action } from "./_generated/server";

function labelOf(file: string): string {
  const base = path.basename(file);
  const extension = path.extname(file);
  return extension === "" ? base : base.slice(0, -extension.length);
}

export const sealNote = action({
  args: { text: v.string(), secret: v.string(), path: v.string() },
  handler: async (_ctx, { text, secret, path: file }) => {
    const hmac = crypto.createHmac("SHA256", Buffer.from(secret, "utf8"));
    hmac.update(Buffer.from(text, "utf8"));
    return { seal: hmac.digest().toString("hex"), label: labelOf(file) };
  },
});
