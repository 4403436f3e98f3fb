import { generateKeyPairSync, sign, type KeyObject } from "node:crypto";

type Algorithm = "RS256" | "ES256";

/** Signs tokens of users, as an identity provider does. */
export interface TokenIssuer {
  /** An entry of `providers` in `auth.config.ts`, with the key in a `data:` address. */
  readonly provider: Readonly<Record<string, unknown>>;
  /** A token valid for an hour with these claims, which may replace the usual ones. */
  token(claims: Readonly<Record<string, unknown>>): string;
}

export function createTokenIssuer(issuer: string, algorithm: Algorithm): TokenIssuer {
  const { publicKey, privateKey } = createKeys(algorithm);
  const jwk = { ...publicKey.export({ format: "jwk" }), kid: "key-1", alg: algorithm, use: "sig" };
  const keys = Buffer.from(JSON.stringify({ keys: [jwk] })).toString("base64");
  const jwks = `data:text/plain;charset=utf-8;base64,${keys}`;
  let tokens = 0;
  return {
    provider: { type: "customJwt", issuer, applicationID: "app", algorithm, jwks },
    token: (claims) => {
      tokens += 1;
      const now = Math.floor(Date.now() / 1000);
      const usual = {
        iss: issuer,
        sub: "user-1",
        aud: "app",
        iat: now,
        exp: now + 3600,
        jti: `${tokens}`,
      };
      const head = encode({ alg: algorithm, typ: "JWT", kid: "key-1" });
      const signed = `${head}.${encode({ ...usual, ...claims })}`;
      const key = { key: privateKey, dsaEncoding: "ieee-p1363" as const };
      return `${signed}.${sign("sha256", Buffer.from(signed), key).toString("base64url")}`;
    },
  };
}

function createKeys(algorithm: Algorithm): {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
} {
  return algorithm === "RS256"
    ? generateKeyPairSync("rsa", { modulusLength: 2048 })
    : generateKeyPairSync("ec", { namedCurve: "P-256" });
}

function encode(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}
