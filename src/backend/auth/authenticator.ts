import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { contentHash } from "../../lib/content-hash.ts";
import type { AuthProvider } from "./auth-provider.ts";
import { refused, type Authentication } from "./authentication.ts";
import { verifyUserToken } from "./verify-user-token.ts";

const attributes = z.looseObject({
  subject: z.string(),
  issuer: z.string(),
  tokenIdentifier: z.string().optional(),
});

export interface AuthenticatorOptions {
  readonly adminKey: string;
  /** Of the pushed `auth.config.ts`. */
  readonly providers: () => readonly AuthProvider[];
}

/** Tells who calls, by the admin key or by a user's token. */
export class Authenticator {
  readonly #options: AuthenticatorOptions;

  constructor(options: AuthenticatorOptions) {
    this.#options = options;
  }

  /**
   * Reads an `Authorization` header: none, `Convex <admin key>[:<base64 of an identity's JSON>]` or
   * `Bearer <a user's token>`.
   */
  ofHeader(header: string | undefined): Authentication {
    if (header === undefined) return { status: "accepted", identity: { kind: "anonymous" } };
    const [scheme = "", credentials = ""] = header.split(" ");
    if (scheme.toLowerCase() === "bearer") return this.ofToken(credentials);
    if (scheme.toLowerCase() !== "convex") {
      return refused("InvalidAuthHeader", "The Authorization header must be `Convex` or `Bearer`.");
    }
    const colon = credentials.lastIndexOf(":");
    if (colon < 0 || this.isAdminKey(credentials)) return this.ofAdminKey(credentials);
    const encoded = credentials.slice(colon + 1);
    return this.ofAdminKey(credentials.slice(0, colon), decodeIdentity(encoded));
  }

  /** `actingAs` are the attributes of the user as whom functions run; `tokenIdentifier` may be left out. */
  ofAdminKey(key: string, actingAs?: unknown): Authentication {
    if (!this.isAdminKey(key)) {
      return refused("BadDeployKey", "The provided deploy key was invalid for deployment");
    }
    if (actingAs === undefined) return { status: "accepted", identity: { kind: "admin" } };
    const user = attributes.safeParse(actingAs);
    if (!user.success) return refused("InvalidAuthHeader", "The identity to act as is malformed.");
    const { issuer, subject, tokenIdentifier = `${issuer}|${subject}` } = user.data;
    const identity = { kind: "admin", actingAs: { ...user.data, tokenIdentifier } } as const;
    return { status: "accepted", identity };
  }

  ofToken(token: string): Authentication {
    return verifyUserToken(token, this.#options.providers());
  }

  isAdminKey(key: string): boolean {
    const [given, expected] = [key, this.#options.adminKey].map(contentHash);
    return timingSafeEqual(Buffer.from(given ?? ""), Buffer.from(expected ?? ""));
  }
}

function decodeIdentity(encoded: string): unknown {
  try {
    return JSON.parse(Buffer.from(encoded, "base64").toString("utf8"));
  } catch {
    return null;
  }
}
