import type { UserAttributes } from "../functions/identity.ts";
import type { JsonWebToken } from "./json-web-token.ts";

/** Names of the claims of OpenID Connect in a user's identity (documentation of `UserIdentity`). */
const standardNames: Readonly<Record<string, string>> = {
  given_name: "givenName",
  family_name: "familyName",
  preferred_username: "preferredUsername",
  profile: "profileUrl",
  picture: "pictureUrl",
  email_verified: "emailVerified",
  birthdate: "birthday",
  zoneinfo: "timezone",
  locale: "language",
  phone_number: "phoneNumber",
  phone_number_verified: "phoneNumberVerified",
  updated_at: "updatedAt",
};
const aboutTheToken: readonly string[] = ["iss", "sub", "aud", "exp", "iat", "nbf", "jti"];

/** The identity that a valid token stands for; fields of nested claims are named by their path (`properties.id`). */
export function identityOf({ claims }: JsonWebToken): UserAttributes {
  const { iss: issuer, sub: subject } = claims;
  const entries = Object.entries(claims)
    .filter(([name]) => !aboutTheToken.includes(name))
    .flatMap(([name, value]) => flatten(name, value))
    .map(([name, value]) => [standardNames[name] ?? name, value] as const);
  return {
    ...Object.fromEntries(entries),
    tokenIdentifier: `${issuer}|${subject}`,
    issuer,
    subject,
  };
}

function flatten(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [[name, value]];
  return Object.entries(value).flatMap(([field, part]) => flatten(`${name}.${field}`, part));
}
