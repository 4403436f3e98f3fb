import { z } from "zod";
import { query, type SystemFunction } from "./system-function.ts";

const byName = z.object({ name: z.string() });

/** What the functions need of a deployment's environment variables. */
export interface EnvironmentVariables {
  /** What was set for the deployment. */
  readonly app: Readonly<Record<string, string>>;
  /** The deployment's own addresses. */
  readonly platform: Readonly<Record<string, string>>;
}

/** Environment variables and addresses, as the command-line client asks for them. */
export function environmentFunctions(
  environment: EnvironmentVariables,
): Readonly<Record<string, SystemFunction>> {
  return {
    "_system/cli/queryEnvironmentVariables": query(() =>
      Object.entries(environment.app).map(([name, value]) => ({ name, value })),
    ),
    "_system/cli/queryEnvironmentVariables:get": query((args) => {
      const { name } = byName.parse(args);
      const value = Object.hasOwn(environment.app, name) ? environment.app[name] : undefined;
      return value === undefined ? null : { name, value };
    }),
    "_system/cli/convexUrl:cloudUrl": query(() => environment.platform["CONVEX_CLOUD_URL"] ?? ""),
    "_system/cli/convexUrl:siteUrl": query(() => environment.platform["CONVEX_SITE_URL"] ?? ""),
  };
}
