import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../test/browser/chromium.ts";
import { startViewer } from "../test/browser/start-viewer.ts";
import { viewerPages } from "../test/browser/viewer-pages.ts";
import { formatFigures, isWithin } from "./backend/figure.ts";
import type { Figure } from "./backend/figure.ts";
import { bundleFigure } from "./viewer/bundle-figure.ts";
import { fillStore } from "./viewer/fill-store.ts";
import { interactionFigure, pageFigures } from "./viewer/page-figures.ts";
import type { Interaction, MeasuredPage } from "./viewer/page-figures.ts";
import type { SampleRun, StoreSize } from "./viewer/sample-run.ts";

const { values: options } = parseArgs({
  options: {
    json: { type: "boolean" },
    check: { type: "boolean" },
    /** How often each page is opened. */
    times: { type: "string", default: "7" },
    /** Leave out the store of 5,000 runs, which takes minutes to fill. */
    small: { type: "boolean" },
  },
});
const times = Number(options.times);
const temporary = mkdtempSync(join(tmpdir(), "bench-viewer-"));
process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));

/** What each page is about: once it is there, the page is shown. */
const shows: Readonly<Record<string, string>> = {
  runs: "tbody tr",
  run: "tbody tr",
  attempt: '[aria-label="Verdict"]',
  matrix: '[role="row"] canvas',
  compare: "tbody tr",
  leaderboard: "tbody tr",
  suite: "tbody tr",
  eval: '[aria-label="Grader"]',
  reports: "main h2",
};

const browser = await openBrowser();
const figures = [
  ...(await figuresOf({ runs: 200, evals: 66 }, usualFigures)),
  ...(options.small === true ? [] : await figuresOf({ runs: 5000, evals: 111 }, largeFigures)),
  await bundleFigure(fileURLToPath(new URL("../dist/viewer", import.meta.url)), 110),
];
await browser.close();
console.log(
  options.json === true
    ? JSON.stringify({ name: "npm run bench:viewer", figures })
    : formatFigures(figures),
);
if (options.check === true && !figures.every(isWithin)) process.exitCode = 1;

/** Fills a store, serves it and measures its pages. */
async function figuresOf(
  size: StoreSize,
  measure: (origin: string, runs: readonly SampleRun[]) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const store = join(temporary, String(size.runs));
  const runs = await fillStore(store, size);
  await using viewer = await startViewer({ store, folder: temporary });
  const measured = await measure(viewer.origin, runs);
  return measured.map((figure) => ({
    ...figure,
    name: `${size.runs} × ${size.evals}, ${figure.name}`,
  }));
}

async function usualFigures(
  origin: string,
  runs: readonly SampleRun[],
): Promise<readonly Figure[]> {
  const bars = { firstPaint: 500 };
  const measured = [...(await pageFigures(browser, pagesOf(runs), { origin, times, bars }))];
  for (const interaction of interactionsOn(runs)) {
    measured.push(await interactionFigure(browser, interaction, { origin, times, bar: 100 }));
  }
  return measured;
}

function largeFigures(origin: string, runs: readonly SampleRun[]): Promise<readonly Figure[]> {
  return pageFigures(browser, pagesOf(runs), { origin, times, bars: { shown: 1000 } });
}

function pagesOf(runs: readonly SampleRun[]): readonly MeasuredPage[] {
  const addresses = viewerPages(runs);
  return Object.entries(shows).map(([name, selector]) => ({
    name,
    address: addresses[name] ?? "",
    shows: selector,
  }));
}

function interactionsOn(runs: readonly SampleRun[]): readonly Interaction[] {
  const { run = "", attempt = "" } = viewerPages(runs);
  const rows = "return document.querySelectorAll('tbody tr').length";
  return [
    {
      name: "run: a letter of the search",
      address: run,
      shows: "tbody tr",
      act: (page, round) =>
        round % 2 === 0
          ? page.locator("[data-search]").first().fill("eval_1")
          : page.locator("[data-search]").first().fill(""),
      state: rows,
    },
    {
      name: "runs: another model",
      address: "/",
      shows: "tbody tr",
      act: async (page, round) => {
        await page.getByLabel("Model").selectOption({ index: round % 2 === 0 ? 1 : 0 });
      },
      state: rows,
    },
    {
      name: "attempt: another tab",
      address: attempt,
      shows: '[aria-label="Verdict"]',
      act: (page, round) => page.keyboard.press(round % 2 === 0 ? "h" : "e"),
      state: 'return document.querySelector(\'[role="tab"][aria-selected="true"]\')?.textContent',
    },
    {
      name: "matrix: a step with the arrow keys",
      address: "/matrix",
      shows: '[role="gridcell"]',
      act: async (page, round) => {
        await page.locator('[role="gridcell"]').focus();
        await page.keyboard.press(round % 2 === 0 ? "ArrowRight" : "ArrowLeft");
      },
      state: "return document.querySelector('[role=\"gridcell\"]')?.getAttribute('aria-label')",
    },
  ];
}
