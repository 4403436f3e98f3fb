import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { contentHash } from "../../lib/content-hash.ts";
import type { Identity } from "../functions/identity.ts";

/**
 * Reads an `Authorization` header: `Convex <admin key>[:<base64 of an identity's JSON>]`, or nothing. `undefined` means
 * that the caller must be refused (a wrong key, or a user's token, which no deployment here accepts).
 */
export function authenticate(header: string | undefined, adminKey: string): Identity | undefined {
  if (header === undefined) return { kind: "anonymous" };
  const [scheme, credentials = ""] = header.split(" ");
  if (scheme !== "Convex") return undefined;
  if (equals(credentials, adminKey)) return { kind: "admin" };
  const colon = credentials.lastIndexOf(":");
  if (colon < 0 || !equals(credentials.slice(0, colon), adminKey)) return undefined;
  const actingAs = parseIdentity(credentials.slice(colon + 1));
  return actingAs === undefined ? undefined : { kind: "admin", actingAs };
}

const attributes = z.looseObject({ subject: z.string(), issuer: z.string() });

function parseIdentity(encoded: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const identity = attributes.parse(JSON.parse(Buffer.from(encoded, "base64").toString("utf8")));
    return { tokenIdentifier: `${identity.issuer}|${identity.subject}`, ...identity };
  } catch {
    return undefined;
  }
}

function equals(given: string, expected: string): boolean {
  return timingSafeEqual(Buffer.from(contentHash(given)), Buffer.from(contentHash(expected)));
}
