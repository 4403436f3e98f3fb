/** Fields of a user's identity as `ctx.auth.getUserIdentity()` gives them. */
export type UserAttributes = Readonly<Record<string, unknown>>;

/** Who calls: an anonymous client, a user with a token, or the holder of the admin key, possibly acting as a user. */
export type Identity =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "user";
      readonly attributes: UserAttributes;
      /** Milliseconds since the epoch from which the token is void. */
      readonly expires: number;
    }
  | { readonly kind: "admin"; readonly actingAs?: UserAttributes };

/** The user as whom functions run, if any. */
export function userOf(identity: Identity): UserAttributes | undefined {
  switch (identity.kind) {
    case "anonymous":
      return undefined;
    case "user":
      return identity.attributes;
    case "admin":
      return identity.actingAs;
    default:
      return identity satisfies never;
  }
}
