import type { Hono } from "hono";
import { packageVersion } from "../config/package-version.ts";
import type { Config } from "../config/load-config.ts";
import { assertionLinks } from "../health/assertion-links.ts";
import { createApp } from "../server/app.ts";
import type { ViewerParts } from "../server/viewer-parts.ts";
import { loadSuite } from "../suite/load-suite.ts";
import type { Workbench } from "../wiring/workbench.ts";

export type ViewerAppOptions = Pick<
  ViewerParts,
  "token" | "author" | "assets" | "hostNames" | "onCrash" | "signal"
>;

const pollMs = 1000;

/** The viewer over a workbench. */
export function viewerApp(
  workbench: Workbench,
  config: Pick<Config, "suiteDirectory" | "reportsDirectory">,
  options: ViewerAppOptions,
): Hono {
  return createApp({
    version: packageVersion(),
    store: workbench.store,
    reportsDirectory: config.reportsDirectory,
    work: workbench,
    suite: () => loadSuite(config.suiteDirectory),
    assertionLinks,
    now: () => new Date(),
    pollMs,
    ...options,
  });
}
