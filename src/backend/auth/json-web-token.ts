import { createPublicKey, verify, type JsonWebKey } from "node:crypto";
import { z } from "zod";
import type { CustomJwtProvider } from "./auth-provider.ts";

const header = z.looseObject({ alg: z.string(), kid: z.string().optional() });
const claims = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
});
const keySet = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional() })) });

export interface JsonWebToken {
  readonly header: z.infer<typeof header>;
  readonly claims: z.infer<typeof claims>;
  /** What the signature covers. */
  readonly signed: string;
  readonly signature: Buffer;
}

/** Reads a token without judging it; `undefined` where it is malformed. */
export function parseJsonWebToken(token: string): JsonWebToken | undefined {
  const [encodedHeader = "", payload = "", signature = "", ...rest] = token.split(".");
  if (rest.length > 0) return undefined;
  const parsedHeader = header.safeParse(parseJson(Buffer.from(encodedHeader, "base64url")));
  const parsedClaims = claims.safeParse(parseJson(Buffer.from(payload, "base64url")));
  if (!parsedHeader.success || !parsedClaims.success) return undefined;
  return {
    header: parsedHeader.data,
    claims: parsedClaims.data,
    signed: `${encodedHeader}.${payload}`,
    signature: Buffer.from(signature, "base64url"),
  };
}

/** True where one of the provider's keys, which its `data:` address holds, signed the token (RFC 7515, 7517). */
export function isSignedBy(
  { header: { alg, kid }, signed, signature }: JsonWebToken,
  { algorithm, jwks }: CustomJwtProvider,
): boolean {
  const keys = keySet.safeParse(parseJson(decodeDataUrl(jwks)));
  if (alg !== algorithm || !keys.success) return false;
  return keys.data.keys
    .filter((key) => key.kid === kid)
    .some((key) => isSignedWith(key, { algorithm, signed, signature }));
}

function isSignedWith(
  key: JsonWebKey,
  token: Pick<JsonWebToken, "signed" | "signature"> & Pick<CustomJwtProvider, "algorithm">,
): boolean {
  try {
    const publicKey = createPublicKey({ key, format: "jwk" });
    const wanted = token.algorithm === "RS256" ? "rsa" : "ec";
    if (publicKey.asymmetricKeyType !== wanted) return false;
    // RFC 7518 writes the two numbers of an ECDSA signature one after the other.
    const verifier = { key: publicKey, dsaEncoding: "ieee-p1363" as const };
    return verify("sha256", Buffer.from(token.signed), verifier, token.signature);
  } catch {
    // A malformed key, which the project wrote.
    return false;
  }
}

function decodeDataUrl(url: string): Buffer {
  const [, mediaType = "", content = ""] = /^data:([^,]*),(.*)$/su.exec(url) ?? [];
  if (mediaType.endsWith(";base64")) return Buffer.from(content, "base64");
  return Buffer.from(URL.canParse(url) ? safelyDecoded(content) : "");
}

function safelyDecoded(content: string): string {
  try {
    return decodeURIComponent(content);
  } catch {
    return "";
  }
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
}
