import { createHash } from "node:crypto";

export function sha256Of(bytes: Buffer): Buffer {
  return createHash("sha256").update(bytes).digest();
}

/** True unless a `Digest` header (RFC 3230) names another sha256 than that of the bytes. */
export function matchesDigest(
  bytes: Buffer,
  header: string | readonly string[] | undefined,
): boolean {
  const values = [header ?? []].flat().flatMap((line) => line.split(","));
  const given = values
    .map((value) => /^\s*sha-?256=(.+?)\s*$/iu.exec(value)?.[1])
    .filter((value) => value !== undefined);
  const digest = sha256Of(bytes).toString("base64");
  return given.every((value) => value === digest);
}
