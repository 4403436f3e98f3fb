import { z } from "zod";

/** A provider of identities as `auth.config` declares it. */
const authProvider = z.union([
  z.looseObject({
    type: z.literal("customJwt"),
    applicationID: z.string().nullable().default(null),
    issuer: z.string(),
    jwks: z.string(),
    algorithm: z.string(),
  }),
  z.looseObject({ applicationID: z.string(), domain: z.string() }),
]);

export type AuthProvider = z.infer<typeof authProvider>;

/** Reads the default export of `auth.config`. */
export const authConfig = z.object({ providers: z.array(authProvider) });
