import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Browser } from "playwright-core";
import { openBrowser } from "../test/browser/chromium.ts";
import { startViewer } from "../test/browser/start-viewer.ts";

// Pictures of every page of the viewer in both themes, from a store that holds the example.

const { values: options } = parseArgs({
  options: {
    /** Folder in which `npm run example` was run. */
    folder: { type: "string", default: fileURLToPath(new URL("..", import.meta.url)) },
    /** Default: `.faultline` in that folder. */
    store: { type: "string" },
    /** Only the page of that name. */
    only: { type: "string" },
  },
});
const images = new URL("images/", import.meta.url);
const run = "/experiment/default/run/jn79beyv";
const pages: Readonly<Record<string, string>> = {
  runs: "/",
  run,
  attempt: `${run}/006-clients/001-use_mutation`,
  matrix: "/matrix",
  compare: "/compare?runs=jn76nmvg,jn79beyv",
  leaderboard: "/leaderboard",
  suite: "/suite",
  eval: "/suite/003-mutations/004-cascade_delete",
  reports: "/reports",
};

const { folder, store = `${folder}/.faultline` } = options;
await using viewer = await startViewer({ folder, store });
await using browser = await openBrowser();
for (const colorScheme of ["light", "dark"] as const) {
  for (const [name, address] of Object.entries(pages)) {
    if (options.only !== undefined && options.only !== name) continue;
    const picture = await take(browser, `${viewer.origin}${address}`, colorScheme);
    await writeFile(new URL(`${name}-${colorScheme}.png`, images), picture);
  }
}

async function take(
  from: Browser,
  address: string,
  colorScheme: "light" | "dark",
): Promise<Uint8Array> {
  await using context = await from.newContext({
    colorScheme,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.goto(address);
  await page.locator("main h1").first().waitFor();
  // Answers, and the colours of code, which come after it.
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
  return await page.screenshot();
}
