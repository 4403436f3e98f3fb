import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { expect, test } from "vitest";
import type { AuthProvider } from "./auth-provider.ts";
import { verifyUserToken } from "./verify-user-token.ts";

const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const jwk = { ...publicKey.export({ format: "jwk" }), kid: "k" };
const now = 1_800_000_000_000;
const seconds = now / 1000;

const encode = (content: object) => Buffer.from(JSON.stringify(content)).toString("base64url");
const signed = (claims: object, header: object = {}) => {
  const head = encode({ alg: "RS256", kid: "k", ...header });
  const usual = { iss: "https://i", sub: "s", aud: "app", iat: seconds, exp: seconds + 60 };
  return `${head}.${encode({ ...usual, ...claims })}`;
};
const withSignature = (text: string) =>
  `${text}.${sign("sha256", Buffer.from(text), privateKey).toString("base64url")}`;

function provider(changes: object = {}): AuthProvider {
  const jwks = `data:application/json,${encodeURIComponent(JSON.stringify({ keys: [jwk] }))}`;
  const applicationID = "app";
  return {
    type: "customJwt",
    issuer: "https://i",
    jwks,
    algorithm: "RS256",
    applicationID,
    ...changes,
  };
}

const verify = (token: string, changes?: object) =>
  verifyUserToken(token, [provider(changes)], now);
const invalid = {
  status: "refused",
  code: "InvalidAuthHeader",
  message: "Could not validate token",
};

test("a signed token gives its user until it expires", () => {
  expect(verify(withSignature(signed({ name: "Ada" })))).toEqual({
    status: "accepted",
    identity: {
      kind: "user",
      attributes: {
        tokenIdentifier: "https://i|s",
        issuer: "https://i",
        subject: "s",
        name: "Ada",
      },
      expires: now + 60_000,
    },
  });
});

test.each([
  ["several audiences", { aud: ["other", "app"] }, {}],
  ["no audience where the provider names none", { aud: undefined }, { applicationID: undefined }],
  ["a clock that is a little ahead", { iat: seconds + 4 }, {}],
])("a token with %s is accepted", (_name, claims, changes) => {
  expect(verify(withSignature(signed(claims)), changes).status).toBe("accepted");
});

test.each([
  ["that is not signed", `${signed({}, { alg: "none" })}.`],
  ["signed with the public key as a secret", hmac(signed({}, { alg: "HS256" }))],
  ["with another key's name", withSignature(signed({}, { kid: "other" }))],
  [
    "whose claims were changed",
    withSignature(signed({})).replace(/\.[^.]+\./, `.${signed({ sub: "x" }).split(".")[1]}.`),
  ],
  ["that has expired", withSignature(signed({ exp: seconds }))],
  ["from the future", withSignature(signed({ iat: seconds + 60 }))],
  ["that is not valid yet", withSignature(signed({ nbf: seconds + 60 }))],
])("a token %s is refused", (_name, token) => {
  expect(verify(token)).toEqual(invalid);
});

test("a token whose header names no key is refused", () => {
  const token = withSignature(signed({}, { kid: undefined }));
  expect(verify(token)).toEqual({ ...invalid, message: "Could not decode token" });
});

test.each([
  "data:,",
  "data:,%",
  "data:;base64,bm8=",
  `data:,${encodeURIComponent('{"keys":[{"kid":"k","kty":"RSA"}]}')}`,
])("malformed keys (%s) refuse every token and do no harm", (jwks) => {
  expect(verify(withSignature(signed({})), { jwks })).toEqual(invalid);
});

test.each(["", "a.b", "a.b.c.d", "e30.e30.e30", `${"[".repeat(9)}.x.y`])(
  "the text %j is no token",
  (token) => {
    expect(verify(token)).toMatchObject({ code: "InvalidAuthHeader" });
  },
);

test("keys behind an address are not fetched", () => {
  expect(verify(withSignature(signed({})), { jwks: "https://i/keys" })).toEqual({
    status: "refused",
    code: "AuthProviderDiscoveryFailed",
    message: "Could not fetch JWKS from URL https://i/keys: this deployment has no network",
  });
});

function hmac(text: string): string {
  const secret = publicKey.export({ type: "spki", format: "pem" });
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}
