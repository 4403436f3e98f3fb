import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright-core";

const script = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds on a page, a text each: the rule and its elements. The page's policy must let the script in. */
export async function findViolations(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: script });
  const violations = await page.evaluate<AxeResults["violations"]>(
    "axe.run().then(({ violations }) => violations)",
  );
  return violations.map(({ id, nodes }) => {
    const elements = nodes.slice(0, 5).map(({ html }) => html.slice(0, 160));
    return [`${id}: ${nodes.length} elements`, ...elements].join("\n  ");
  });
}
