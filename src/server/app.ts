import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { HarnessError, UsageError } from "../lib/harness-error.ts";
import { requireOwnOrigin } from "./guards.ts";
import { NotFound } from "./not-found.ts";
import { actionRoutes } from "./routes/action-routes.ts";
import { assetRoutes } from "./routes/asset-routes.ts";
import { eventRoutes } from "./routes/event-routes.ts";
import { overviewRoutes } from "./routes/overview-routes.ts";
import { runRoutes } from "./routes/run-routes.ts";
import { suiteRoutes } from "./routes/suite-routes.ts";
import { createSuiteReader } from "./suite-reader.ts";
import type { ViewerParts } from "./viewer-parts.ts";

/**
 * The API behind the viewer and, where they are given, the built pages. Everything that changes or executes something
 * wants the token of this start; requests that name another host or come from another page are refused.
 */
export function createApp(parts: ViewerParts): Hono {
  const app = new Hono();
  const suites = createSuiteReader(parts);
  app.use(secureHeaders(securityHeaders));
  app.use(requireOwnOrigin(parts));
  app.route("/api", overviewRoutes(parts));
  app.route("/api", runRoutes(parts, suites));
  app.route("/api", eventRoutes(parts));
  app.route("/api", suiteRoutes(parts, suites));
  app.route("/api", actionRoutes(parts, suites));
  app.all("/api/*", () => {
    throw new NotFound("The API has no such address.");
  });
  app.route("/", assetRoutes(parts));
  app.onError((error, context) => {
    if (error instanceof NotFound) return context.json({ error: error.message }, 404);
    if (error instanceof UsageError) return context.json({ error: error.message }, 400);
    if (error instanceof HarnessError) return context.json({ error: error.message }, 500);
    // A bug: the page says so, and the others are still served.
    parts.onCrash(error);
    return context.json({ error: `Faultline crashed at this: ${error.message}` }, 500);
  });
  return app;
}

/** What the pages need and no more: see `viewer/README.md`. */
const securityHeaders: Parameters<typeof secureHeaders>[0] = {
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: "DENY",
  referrerPolicy: "no-referrer",
  // There is no certificate for this machine's own address.
  strictTransportSecurity: false,
};
