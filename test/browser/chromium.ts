import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const executablePath = "/usr/bin/chromium";

/** Is Debian's Chromium installed? */
export const hasChromium = existsSync(executablePath);

/** Starts Chromium. Its own sandbox needs rights that containers lack; what it shows is ours. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ["--no-sandbox"] });
}
