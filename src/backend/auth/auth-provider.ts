import { z } from "zod";

const openIdProvider = z.object({
  type: z.literal("oidc").default("oidc"),
  domain: z.string(),
  applicationID: z.string(),
});

const customJwtProvider = z.object({
  type: z.literal("customJwt"),
  issuer: z.string(),
  jwks: z.string(),
  algorithm: z.enum(["RS256", "ES256"]),
  applicationID: z.string().nullish(),
});

/** A provider of `auth.config.ts`, whose tokens identify users. */
const authProvider = z.union([customJwtProvider, openIdProvider]);

/** Reads the default export of `auth.config`. */
export const authConfig = z.object({ providers: z.array(authProvider) });

export type AuthProvider = z.infer<typeof authProvider>;
export type CustomJwtProvider = z.infer<typeof customJwtProvider>;
