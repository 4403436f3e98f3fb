/** Who calls: an anonymous client, or the holder of the admin key, possibly acting as a user. */
export type Identity =
  | { readonly kind: "anonymous" }
  | { readonly kind: "admin"; readonly actingAs?: Readonly<Record<string, unknown>> };
