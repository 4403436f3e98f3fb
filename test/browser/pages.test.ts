import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fillStore } from "../../bench/viewer/fill-store.ts";
import { temporaryTree } from "../../src/testing/temporary-tree.ts";
import { hasChromium, openBrowser } from "./chromium.ts";
import { findViolations } from "./find-violations.ts";
import { startViewer } from "./start-viewer.ts";
import { viewerPages } from "./viewer-pages.ts";

const names = [
  "runs",
  "run",
  "attempt",
  "matrix",
  "compare",
  "choosing runs",
  "leaderboard",
  "suite",
  "eval",
  "reports",
  "a page that is not there",
  "a run that is not there",
];

describe.runIf(hasChromium)("in Chromium, on a store whose names are hostile", () => {
  const resources = new AsyncDisposableStack();
  let browser: Browser;
  let origin: string;
  let addresses: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const tree = resources.use(await temporaryTree());
    const store = join(tree.directory, "store");
    addresses = viewerPages(await fillStore(store, { runs: 12, evals: 20 }));
    ({ origin } = resources.use(await startViewer({ store, folder: tree.directory })));
    browser = resources.use(await openBrowser());
  });
  afterAll(() => resources.disposeAsync());

  async function open(name: string, options: BrowserContextOptions = {}): Promise<OpenedPage> {
    const context = await browser.newContext(options);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("dialog", (dialog) => {
      problems.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`${origin}${addresses[name] ?? ""}`);
    await page.locator("main h1").first().waitFor();
    await page.waitForLoadState("networkidle");
    return { page, problems, [Symbol.asyncDispose]: () => context.close() };
  }

  test("the pages that are looked at are all there are", () => {
    expect(Object.keys(addresses)).toEqual(names);
  });

  test.each(names)(
    "axe finds nothing on %s, in both themes, and no name runs as code",
    async (name) => {
      for (const colorScheme of ["light", "dark"] as const) {
        await using opened = await open(name, { bypassCSP: true, colorScheme });
        expect({ colorScheme, found: await findViolations(opened.page) }).toEqual({
          colorScheme,
          found: [],
        });
        expect(opened.problems).toEqual([]);
      }
    },
  );

  test.each(names)("%s is as wide as a phone", async (name) => {
    await using opened = await open(name, { viewport: { width: 390, height: 844 } });
    const width = await opened.page.evaluate<number>("document.documentElement.scrollWidth");
    expect(width).toBe(390);
  });

  test.each(names)("the policy of %s lets in no script but ours", async (name) => {
    await using opened = await open(name);
    const refused = await opened.page.evaluate<boolean>(`new Promise((resolve) => {
      addEventListener("securitypolicyviolation", () => resolve(true));
      const script = document.createElement("script");
      script.textContent = "window.isForeign = true";
      document.body.append(script);
      setTimeout(() => resolve(window.isForeign !== true), 1000);
    })`);
    expect(refused).toBe(true);
  });

  test("what models wrote is text, whatever it contains", async () => {
    await using opened = await open("leaderboard");
    await opened.page.getByText("<script>alert(1)</script>").first().waitFor();
    expect(opened.problems).toEqual([]);
  });

  test("two runs are picked and compared, and what the difference means is said", async () => {
    await using opened = await open("runs");
    const { page } = opened;
    const boxes = page.getByRole("checkbox");
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    await page.getByRole("link", { name: "Compare 2 runs" }).click();
    await page.getByText(/of the 20 shared evals/u).waitFor();
    const text = await page.locator("main").innerText();
    expect(text).toMatch(/Paired test: p [=<] 0\.\d+: (not distinguishable|unlikely)/u);
    expect(text).toContain("20 pairs can show");
  });

  test("the keyboard alone leads from the first page to every other", async () => {
    await using opened = await open("runs");
    const { page } = opened;
    const reached: (string | null)[] = [];
    for (const name of ["Matrix", "Compare", "Leaderboard", "Suite", "Reports"]) {
      await tabTo(page, name);
      await page.keyboard.press("Enter");
      const current = page.locator('nav a[aria-current="page"]', { hasText: name });
      reached.push(await current.textContent());
    }
    expect(reached).toEqual(["Matrix", "Compare", "Leaderboard", "Suite", "Reports"]);
  });

  test("the matrix is walked with the arrow keys, and Enter opens what it stands on", async () => {
    await using opened = await open("matrix");
    const { page } = opened;
    await page.locator('[role="gridcell"]').focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    const label = await page.evaluate<string>("document.activeElement.getAttribute('aria-label')");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/experiment\//u);
    const [evalPath = ""] = label.split(": ");
    expect(decodeURIComponent(new URL(page.url()).pathname)).toContain(evalPath);
  });
});

interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors that nobody caught, and dialogs that code opened. */
  readonly problems: readonly string[];
}

/** Presses Tab until a link or button with that name has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
    if (focused.trim() === name) return;
  }
  throw new Error(`Tab does not reach ${name}.`);
}
