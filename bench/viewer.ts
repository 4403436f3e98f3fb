import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openBrowser } from "../test/browser/chromium.ts";
import { setup as buildViewer } from "../test/browser/build-viewer.ts";
import { startViewer } from "../test/browser/start-viewer.ts";
import { attemptAddress, runAddress } from "../viewer/state/addresses.ts";
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

await buildViewer();
const browser = await openBrowser();
const figures = [
  await bundleFigure(fileURLToPath(new URL("../dist/viewer", import.meta.url)), 110),
  ...(await figuresOf({ runs: 200, evals: 66 }, usualFigures)),
  ...(options.small === true ? [] : await figuresOf({ runs: 5000, evals: 111 }, largeFigures)),
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
  const { newest, other, failed } = chosen(runs);
  return [
    { name: "runs", address: "/", shows: "tbody tr" },
    { name: "run", address: runAddress(newest.run), shows: "tbody tr" },
    {
      name: "attempt",
      address: attemptAddress(newest.run, failed),
      shows: '[aria-label="Verdict"]',
    },
    { name: "matrix", address: "/matrix", shows: '[role="row"] canvas' },
    {
      name: "compare",
      address: `/compare?runs=${newest.run.id},${other.run.id}`,
      shows: "tbody tr",
    },
    { name: "leaderboard", address: "/leaderboard", shows: "tbody tr" },
    { name: "suite", address: "/suite", shows: "tbody tr" },
    { name: "reports", address: "/reports", shows: "main h2" },
  ];
}

function interactionsOn(runs: readonly SampleRun[]): readonly Interaction[] {
  const { newest, failed } = chosen(runs);
  const rows = "return document.querySelectorAll('tbody tr').length";
  return [
    {
      name: "run: a letter of the search",
      address: runAddress(newest.run),
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
      address: attemptAddress(newest.run, failed),
      shows: '[aria-label="Verdict"]',
      act: (page, round) => page.keyboard.press(round % 2 === 0 ? "h" : "e"),
      state: 'return document.querySelector(\'[role="tab"][aria-selected="true"]\')?.textContent',
    },
    {
      name: "matrix: a step with the arrow keys",
      address: "/matrix",
      shows: '[role="gridcell"]',
      act: async (page, round) => {
        await page.locator("[data-cursor]").focus();
        await page.keyboard.press(round % 2 === 0 ? "ArrowRight" : "PageDown");
      },
      state: "return document.querySelector('[data-cursor]')?.getAttribute('aria-label')",
    },
  ];
}

function chosen(runs: readonly SampleRun[]) {
  const [newest, other] = runs.toReversed();
  const failed = newest?.attempts.find(({ failure }) => failure !== undefined);
  if (newest === undefined || other === undefined || failed === undefined) {
    throw new Error("The store must hold two runs and a failure.");
  }
  return { newest, other, failed: failed.evalPath };
}
