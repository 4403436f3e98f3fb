import { fileURLToPath } from "node:url";
import { build } from "vite";
import { hasChromium } from "./chromium.ts";

/** Builds the viewer once before its tests, so that they look at what the sources say now. */
export async function setup(): Promise<void> {
  if (!hasChromium) return;
  const configFile = fileURLToPath(new URL("../../viewer/vite.config.ts", import.meta.url));
  for (const mode of ["production", "export"]) {
    await build({ configFile, mode, logLevel: "warn" });
  }
}
