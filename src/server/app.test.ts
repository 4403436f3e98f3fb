import { beforeAll, describe, expect, test } from "vitest";
import { sampleReport } from "../store/sample-report.fixture.ts";
import { runFixture } from "../analysis/reports/report.fixture.ts";
import { attemptId } from "../domain/ids.ts";
import { contentHash } from "../lib/content-hash.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import type { ResultStore } from "../store/result-store.ts";
import { createApp } from "./app.ts";
import type { ViewerParts } from "./viewer-parts.ts";

const run = runFixture({ status: "completed" });
const failed = { id: attemptId("a1"), evalPath: "0-a/0-x" };
const page = '<meta name="faultline-token" content="" />';

async function filledStore(): Promise<ResultStore> {
  const store = await openInMemoryStore();
  await store.createRun(run);
  const state = { status: "outcome-only", passed: false, failedStep: "deploy" } as const;
  await store.createAttempt({ ...failed, runId: run.id, sample: 0 }, state);
  await store.createAttempt(
    { id: attemptId("a2"), runId: run.id, evalPath: "0-a/1-y", sample: 0 },
    { status: "outcome-only", passed: true },
  );
  await store.saveReport(run.id, sampleReport(run, failed, []));
  return store;
}

const refuse = async (): Promise<never> => {
  throw new Error("This test expects no such call.");
};

async function openApp(change: Partial<ViewerParts> = {}) {
  const store = await filledStore();
  const app = createApp({
    version: "1.2.3",
    store,
    reportsDirectory: "/nowhere",
    work: { suiteOf: async () => undefined, replay: refuse, apply: refuse },
    suite: refuse,
    assertionLinks: () => [],
    assets: {
      read: async (path) => (path === "index.html" ? new TextEncoder().encode(page) : undefined),
    },
    token: "secret",
    author: "Ada",
    hostNames: [],
    now: () => new Date("2026-03-01T10:00:00Z"),
    pollMs: 1,
    onCrash: () => {},
    signal: new AbortController().signal,
    ...change,
  });
  const get = async (path: string, headers: Record<string, string> = {}) => {
    const response = await app.request(path, { headers });
    return { status: response.status, body: await response.json() };
  };
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) => {
    const response = await app.request(path, {
      method: "POST",
      headers: { "x-faultline-token": "secret", ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };
  return { app, store, get, post };
}

describe("what is shown", () => {
  let opened: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    opened = await openApp();
  });

  test("the list of runs tells rates, blame and what can be filtered by", async () => {
    const { body } = await opened.get("/api/runs");
    expect(body).toMatchObject({
      total: 1,
      offset: 0,
      runs: [
        {
          id: run.id,
          counts: { passed: 1, failed: 1, errored: 0, notGraded: 0 },
          rate: { passed: 1, total: 2 },
          analysis: { byBlame: { model: 1 } },
        },
      ],
      choices: { models: [`${run.provider}/${run.model}`], experiments: [run.experiment] },
    });
    expect((await opened.get("/api/runs?experiment=other")).body).toMatchObject({ total: 0 });
  });

  test("a run is found by the start of its id", async () => {
    const { body } = await opened.get(`/api/runs/${run.id.slice(0, 6)}`);
    expect(body).toMatchObject({
      id: run.id,
      failedByStep: { deploy: 1 },
      byCategory: [{ category: "0-a", passed: 1, total: 2 }],
      evals: [
        { evalPath: "0-a/0-x", outcome: "failed", verdict: { blame: "model", repeat: "no" } },
        { evalPath: "0-a/1-y", outcome: "passed" },
      ],
      report: { markdown: expect.stringContaining("# Run Analysis Report") },
      agreement: null,
    });
  });

  test("an attempt has its verdict, its history and its neighbours", async () => {
    const { body } = await opened.get(`/api/runs/${run.id}/attempts?eval=0-a%2F1-y`);
    expect(body).toMatchObject({
      attempt: { id: "a2" },
      outcome: "passed",
      history: [{ runId: run.id, outcome: "passed" }],
      neighbours: { previous: { evalPath: "0-a/0-x", sample: 0 }, next: null },
    });
    const direct = await opened.get(`/api/runs/${run.id}/attempts?eval=a1`);
    expect(direct.body).toMatchObject({
      failedStep: "deploy",
      eval: null,
      verdicts: [{ signature: "deploy · typescript · TS2339", reviews: [] }],
    });
  });

  test("the two queries answer in their own form", async () => {
    expect((await opened.get(`/api/runs/${run.id}/failed-evals`)).body).toMatchObject({
      totalEvals: 2,
      failedEvals: [{ _id: "a1", failureReason: "deploy fail" }],
    });
    expect((await opened.get("/api/evals/a1/debug-info")).body).toMatchObject({
      eval: { _id: "a1", status: "failed" },
    });
  });

  test("the matrix has a character per run and eval, the hardest eval first", async () => {
    const { body } = await opened.get("/api/matrix");
    expect(body).toMatchObject({
      evals: [
        { evalPath: "0-a/0-x", difficulty: 1, cells: "m" },
        { evalPath: "0-a/1-y", difficulty: 0, cells: "p" },
      ],
    });
  });

  test("leaderboard and archive name the run", async () => {
    expect((await opened.get("/api/leaderboard")).body).toMatchObject({
      standings: [{ run: { id: run.id }, place: 1, rate: 0.5 }],
    });
    expect((await opened.get("/api/reports")).body).toMatchObject({
      models: [{ model: run.model, reports: [{ run: run.id, passed: 1, total: 2 }] }],
    });
  });

  test("a report is downloaded under the run's name", async () => {
    const response = await opened.app.request(`/api/runs/${run.id}/report.md`);
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename=".+\.md"$/);
    expect(await response.text()).toContain("# Run Analysis Report");
  });

  test.each([
    ["/api/runs/nobody", 404, 'No run starts with "nobody".'],
    [`/api/runs/${run.id}/attempts?eval=none`, 404, expect.stringContaining('no eval "none"')],
    [`/api/runs/${run.id}/attempts`, 400, expect.stringContaining('"eval"')],
    ["/api/runs?limit=many", 400, expect.stringContaining('"limit"')],
    ["/api/compare?runs=", 400, expect.stringContaining("Two different runs")],
    ["/api/evals/none/debug-info", 404, 'No attempt has the id "none".'],
    ["/api/other", 404, "The API has no such address."],
  ])("%s is answered with %i and a sentence", async (path, status, error) => {
    expect(await opened.get(path)).toEqual({ status, body: { error } });
  });

  test("a run that has ended is told to have, and the stream closes", async () => {
    const response = await opened.app.request(`/api/runs/${run.id}/events`);
    const text = await response.text();
    expect(text).toContain("event: run-finished");
  });
});

describe("who may ask", () => {
  test.each([
    ["another host", { host: "evil.example" }, 403],
    ["a page of another address", { host: "localhost", origin: "http://evil.example" }, 403],
    ["our own page", { host: "127.0.0.1:4747", origin: "http://127.0.0.1:4747" }, 200],
    ["a number of IPv6", { host: "[::1]:4747" }, 200],
  ])("%s", async (_, headers, status) => {
    const { get } = await openApp();
    expect((await get("/api/about", headers)).status).toBe(status);
  });

  test("a host that was named at the start", async () => {
    const { get } = await openApp({ hostNames: ["box.example"] });
    expect((await get("/api/about", { host: "box.example:80" })).status).toBe(200);
  });

  test("nothing is changed without the token of this start", async () => {
    const { post, store } = await openApp();
    for (const path of ["/api/reviews", "/api/replay", "/api/apply"]) {
      expect((await post(path, {}, { "x-faultline-token": "other" })).status).toBe(403);
    }
    expect(await store.listReviews(run.id)).toEqual([]);
    const exported = await openApp({ token: undefined });
    expect((await exported.post("/api/reviews", {}, { "x-faultline-token": "" })).status).toBe(403);
  });

  test("pages carry the token and a policy without inline code", async () => {
    const { app } = await openApp();
    const response = await app.request("/experiment/default/run/x");
    expect(await response.text()).toBe('<meta name="faultline-token" content="secret" />');
    expect(response.headers.get("content-security-policy")).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  });
});

describe("what is done", () => {
  const confirmation = {
    attemptId: "a1",
    step: "deploy",
    signature: "deploy · typescript · TS2339",
    decision: { kind: "confirmed" },
  };

  test("a review is stored beside the verdict, by whoever started the viewer", async () => {
    const { post, get } = await openApp();
    const overriding = {
      ...confirmation,
      author: "Grace",
      decision: { kind: "overridden", blame: "check", classification: null, reason: "too strict" },
    };
    expect((await post("/api/reviews", confirmation)).body).toMatchObject({
      review: { author: "Ada", at: "2026-03-01T10:00:00.000Z", verdict: { blame: "model" } },
      agreement: { reviewed: 1, confirmed: 1 },
    });
    expect((await post("/api/reviews", overriding)).body).toMatchObject({
      agreement: { reviewed: 1, confirmed: 0, overridden: 1 },
    });
    const { body } = await get(`/api/runs/${run.id}/attempts?eval=a1`);
    expect(body).toMatchObject({
      verdicts: [{ blame: "model", reviews: [{ author: "Grace" }, { author: "Ada" }] }],
    });
  });

  test.each([
    [
      "no reason",
      { decision: { kind: "overridden", blame: null, classification: null, reason: " " } },
      400,
    ],
    ["no such verdict", { signature: "other" }, 404],
    ["no such step", { step: "lunch" }, 400],
  ])("a review with %s is refused", async (_, change, status) => {
    const { post } = await openApp();
    expect((await post("/api/reviews", { ...confirmation, ...change })).status).toBe(status);
  });

  test("an unknown certificate cannot be replayed", async () => {
    const { post } = await openApp();
    expect(await post("/api/replay", { certificate: "x", attemptId: "a1" })).toEqual({
      status: 404,
      body: { error: 'This attempt has no certificate "x".' },
    });
  });

  test("a change is made only where the diff that was shown is confirmed", async () => {
    const diff = "--- a\n+++ b\n";
    const recommendation = {
      number: 1,
      group: "eval",
      title: "Mend it",
      detail: "",
      evalPaths: [],
      edits: [],
    } as const;
    const change = { recommendation, diff, files: { "a.ts": "b" } };
    const { post } = await openApp({
      work: {
        suiteOf: async () => undefined,
        replay: refuse,
        apply: async ({ confirm }) =>
          (await confirm(change))
            ? { change, made: { passing: ["0-a/0-x"], written: { markdownPath: "r.md" } } }
            : { change },
      },
    });
    const request = { runId: run.id, number: 1 };
    const shown = { number: 1, title: "Mend it", effect: null, files: ["a.ts"], diff };
    const diffHash = contentHash(diff);
    expect((await post("/api/apply", request)).body).toEqual({ ...shown, diffHash, made: null });
    expect((await post("/api/apply", { ...request, confirm: "other" })).status).toBe(400);
    expect((await post("/api/apply", { ...request, confirm: diffHash })).body).toEqual({
      ...shown,
      diffHash,
      made: { passing: ["0-a/0-x"], report: "r.md" },
    });
  });
});
