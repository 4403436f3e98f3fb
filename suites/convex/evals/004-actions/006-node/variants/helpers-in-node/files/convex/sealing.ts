"use node";

import crypto from "node:crypto";
import nodePath from "node:path";

export const labelOf = (path: string) => nodePath.posix.parse(path).name;

export function sealOf(text: string, secret: string): string {
  const key = crypto.createSecretKey(secret, "utf8");
  return crypto.createHmac("sha256", key).update(text, "utf8").digest("hex");
}
