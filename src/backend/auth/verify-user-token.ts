import type { AuthProvider } from "./auth-provider.ts";
import { refused, type Authentication } from "./authentication.ts";
import { isSignedBy, parseJsonWebToken, type JsonWebToken } from "./json-web-token.ts";
import { identityOf } from "./user-identity.ts";

const clockToleranceSeconds = 5;

/** Judges a user's token by the providers of the project. Keys are never fetched: there is no network. */
export function verifyUserToken(
  token: string,
  providers: readonly AuthProvider[],
  now: number = Date.now(),
): Authentication {
  const parsed = parseJsonWebToken(token);
  if (parsed === undefined) {
    return refused(
      "InvalidAuthHeader",
      "Could not parse JWT payload. Check that the token is a valid JWT format with base64-encoded header, payload, and signature separated by periods.",
    );
  }
  const provider = providers.find((candidate) => isIssuedBy(parsed, candidate));
  if (provider === undefined) return refused("NoAuthProvider", noProvider(providers));
  if (provider.type === "oidc") {
    return refused(
      "AuthProviderDiscoveryFailed",
      `Auth provider discovery of ${issuerOf(provider)} failed: this deployment has no network`,
    );
  }
  if (!provider.jwks.startsWith("data:")) {
    return refused(
      "AuthProviderDiscoveryFailed",
      `Could not fetch JWKS from URL ${provider.jwks}: this deployment has no network`,
    );
  }
  if (parsed.header.kid === undefined) {
    return refused("InvalidAuthHeader", "Could not decode token");
  }
  if (!isSignedBy(parsed, provider) || !isInForce(parsed, now / 1000)) {
    return refused("InvalidAuthHeader", "Could not validate token");
  }
  const identity = {
    kind: "user",
    attributes: identityOf(parsed),
    expires: parsed.claims.exp * 1000,
  } as const;
  return { status: "accepted", identity };
}

function isIssuedBy({ claims: { iss, aud = [] } }: JsonWebToken, provider: AuthProvider): boolean {
  const { applicationID } = provider;
  const isMeant =
    applicationID === undefined || applicationID === null || [aud].flat().includes(applicationID);
  return isMeant && issuerOf(provider) === iss;
}

// A domain may stand without its scheme.
function issuerOf(provider: AuthProvider): string {
  if (provider.type === "customJwt") return provider.issuer;
  return /^https?:\/\//u.test(provider.domain) ? provider.domain : `https://${provider.domain}`;
}

function isInForce({ claims: { exp, iat, nbf } }: JsonWebToken, seconds: number): boolean {
  const latestStart = seconds + clockToleranceSeconds;
  return exp > seconds && (iat ?? 0) <= latestStart && (nbf ?? 0) <= latestStart;
}

function noProvider(providers: readonly AuthProvider[]): string {
  if (providers.length === 0) {
    return "No auth provider found matching the given token (no providers configured). Check convex/auth.config.ts.";
  }
  const described = providers.map(
    (provider) =>
      `${provider.type === "oidc" ? "OIDC" : "CustomJWT"}(${issuerOf(provider)}, app_id=${provider.applicationID ?? "none"})`,
  );
  return (
    "No auth provider found matching the given token. Check that your JWT's issuer and audience match one of your " +
    `configured providers: [${described.join(", ")}]`
  );
}
