import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorkspace, repository, seedRun } from "../e2e/faultline.ts";
import type { Workspace } from "../e2e/faultline.ts";
import { hasChromium, openBrowser } from "./chromium.ts";
import { findViolations } from "./find-violations.ts";
import { startViewer } from "./start-viewer.ts";

const failing = "006-clients/001-use_mutation";
const evals = ["000-fundamentals/000-empty_functions", "004-actions/001-run_mutation", failing];
const runAddress = "/experiment/default/run/jn79beyv";

describe.runIf(hasChromium)("with three evals of the example and a suite of one's own", () => {
  const resources = new AsyncDisposableStack();
  let workspace: Workspace;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    workspace = resources.use(await openWorkspace());
    const suite = join(workspace.folder, "suite");
    await cp(join(repository, "suites/convex"), suite, { recursive: true });
    // The checks as the run was graded with: the suite's own are mended since.
    await cp(join(seedRun, "overlay"), suite, { recursive: true });
    const run = ["run", "--recorded", seedRun, "--analyze", "--suite", suite, "--eval", ...evals];
    const { exitCode, stderr } = await workspace.faultline(...run);
    if (exitCode !== 0) throw new Error(stderr);
    const store = join(workspace.folder, ".faultline");
    const { folder } = workspace;
    ({ origin } = resources.use(await startViewer({ store, folder, suite })));
    browser = resources.use(await openBrowser());
  });
  afterAll(() => resources.disposeAsync());

  async function open(address: string): Promise<{ page: Page } & AsyncDisposable> {
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${origin}${address}`);
    await page.locator("main h1").first().waitFor();
    return { page, [Symbol.asyncDispose]: () => context.close() };
  }

  test("a link to a run opens it, and its failures say why within two steps", async () => {
    await using opened = await open(runAddress);
    const { page } = opened;
    await page.getByRole("link", { name: "001-use_mutation" }).first().click();
    const verdict = page.getByRole("region", { name: "Verdict" });
    await verdict.getByText("check", { exact: true }).first().waitFor();
    const text = await verdict.innerText();
    expect(text).toContain("KNOWN_GAP");
    expect(text).toContain("What to change");
    expect(await findViolations(page)).toEqual([]);
  });

  test("evidence moves the code to the line that it speaks of", async () => {
    await using opened = await open(`${runAddress}/${failing}`);
    const { page } = opened;
    await page
      .getByRole("region", { name: "Verdict" })
      .locator("button", { hasText: ":" })
      .first()
      .click();
    await page.locator("[data-focused]").first().waitFor();
    expect(new URL(page.url()).searchParams.get("line")).not.toBeNull();
  });

  test("a certificate is replayed", async () => {
    await using opened = await open(`${runAddress}/004-actions/001-run_mutation`);
    await opened.page.getByRole("button", { name: "Replay now" }).click();
    const replayed = opened.page.getByText("Reproduced just now");
    await replayed.waitFor({ timeout: 120_000 });
    expect(await replayed.count()).toBe(1);
  });

  test("a verdict is overridden with a reason, and stays as it was given", async () => {
    await using opened = await open(`${runAddress}/004-actions/001-run_mutation`);
    const { page } = opened;
    await page.getByRole("button", { name: "Override…" }).click();
    await page.getByRole("combobox", { name: /^Blame/u }).selectOption("task");
    await page.getByRole("combobox", { name: /^Class/u }).selectOption("AMBIGUOUS_TASK");
    await page
      .getByRole("textbox", { name: /^Reason/u })
      .fill("The task says <b>nothing</b> of it.");
    await page.getByRole("button", { name: "Override", exact: true }).click();
    await page.getByText("The task says <b>nothing</b> of it.").waitFor();
    const { stdout } = await workspace.faultline("show", "jn79beyv");
    expect(stdout).toMatch(/review/iu);
    expect(await page.getByText("Blame: model").count()).toBeGreaterThan(0);
  });

  test("the run is exported, and opens from disk", async () => {
    const folder = join(workspace.folder, "exported");
    const { exitCode, stderr } = await workspace.faultline("export", "jn79beyv", folder);
    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 });
    await using context = await browser.newContext();
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(error.message));
    await page.goto(pathToFileURL(join(folder, "index.html")).href);
    await page.getByRole("link", { name: "001-use_mutation" }).first().click();
    await page.getByRole("region", { name: "Verdict" }).getByText("KNOWN_GAP").first().waitFor();
    expect(problems).toEqual([]);
    expect(await page.getByRole("button", { name: "Replay now" }).count()).toBe(0);
  });

  test("a recommendation shows its change, and changes nothing until it is told to", async () => {
    await using opened = await open(`${runAddress}/${failing}`);
    const config = join(workspace.folder, "suite/src.eslint.config.mjs");
    const before = await readFile(config, "utf8");
    await opened.page.getByRole("button", { name: "Apply…" }).first().click();
    const dialog = opened.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Make this change" }).waitFor();
    expect(await dialog.innerText()).toContain("src.eslint.config.mjs");
    expect(await readFile(config, "utf8")).toBe(before);
  });
});
