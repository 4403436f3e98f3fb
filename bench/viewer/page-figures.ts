import type { Browser, Page } from "playwright-core";
import { quantile } from "../../src/stats/quantile.ts";
import type { Figure } from "../backend/figure.ts";

/** A page to measure: its address and what is there once it is shown. */
export interface MeasuredPage {
  readonly name: string;
  readonly address: string;
  /** Selector of what the page is about. */
  readonly shows: string;
}

interface PageTimes {
  readonly firstPaint: number;
  readonly shown: number;
}

interface Bars {
  readonly firstPaint?: number;
  readonly shown?: number;
}

/** Until something is painted, and until the page shows what it is about; medians over new contexts, nothing cached. */
export async function pageFigures(
  browser: Browser,
  pages: readonly MeasuredPage[],
  { origin, times, bars }: { readonly origin: string; readonly times: number; readonly bars: Bars },
): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const each of pages) {
    const measured: PageTimes[] = [];
    for (let round = 0; round < times; round += 1) {
      measured.push(await timesOf(browser, `${origin}${each.address}`, each.shows));
    }
    const figure = (what: string, values: readonly number[], bar: number | undefined): Figure => ({
      name: `${each.name}: ${what}`,
      unit: "ms",
      value: quantile(values, 0.5),
      ...(bar === undefined ? {} : { bar }),
    });
    figures.push(
      figure(
        "first contentful paint",
        measured.map(({ firstPaint }) => firstPaint),
        bars.firstPaint,
      ),
      figure(
        "shown",
        measured.map(({ shown }) => shown),
        bars.shown,
      ),
    );
  }
  return figures;
}

async function timesOf(browser: Browser, address: string, shows: string): Promise<PageTimes> {
  await using context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(whenShown(shows));
  await page.goto(address);
  const shown = await page.evaluate<number>("window.whenShown");
  const firstPaint = await page.evaluate<number>(
    'performance.getEntriesByName("first-contentful-paint")[0].startTime',
  );
  return { firstPaint, shown };
}

/** Resolves `window.whenShown` with the time of the first frame in which an element is there; rejects after a minute. */
function whenShown(selector: string): string {
  return `window.whenShown = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("The page never showed " + ${JSON.stringify(selector)})), 60000);
    const look = () => document.querySelector(${JSON.stringify(selector)}) === null
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => resolve(performance.now()));
    requestAnimationFrame(look);
  })`;
}

/** Something a user does on a page, and how to see that it took effect. */
export interface Interaction {
  readonly name: string;
  readonly address: string;
  readonly shows: string;
  /** May be repeated. */
  readonly act: (page: Page, round: number) => Promise<void>;
  /** JavaScript that gives another value once the page shows what was done. */
  readonly state: string;
}

/** From the input's own time to the frame that shows what it did. */
export async function interactionFigure(
  browser: Browser,
  { name, address, shows, act, state }: Interaction,
  { origin, times, bar }: { readonly origin: string; readonly times: number; readonly bar: number },
): Promise<Figure> {
  await using context = await browser.newContext({ viewport: { width: 1600, height: 900 } });
  const page = await context.newPage();
  await page.goto(`${origin}${address}`);
  await page.locator(shows).first().waitFor();
  const values: number[] = [];
  for (let round = 0; round < times; round += 1) {
    await page.evaluate(untilChanged(name, state));
    await act(page, round);
    values.push(await page.evaluate<number>("window.untilChanged"));
  }
  return { name, unit: "ms", value: quantile(values, 0.5), bar };
}

/** Rejects after 10 seconds in which nothing of the state changed. */
function untilChanged(name: string, state: string): string {
  return `void (window.untilChanged = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(${JSON.stringify(`${name}: the page did not change.`)})), 10000);
    const stateNow = () => { ${state} };
    const before = stateNow();
    let started;
    const start = (event) => { started ??= event.timeStamp; };
    for (const type of ["keydown", "input", "click", "change"]) {
      addEventListener(type, start, { capture: true, once: true });
    }
    const look = () => started === undefined || stateNow() === before
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => resolve(performance.now() - started));
    requestAnimationFrame(look);
  }))`;
}
