import { expect, test } from "vitest";
import { runFixture } from "../../analysis/reports/report.fixture.ts";
import { attemptId } from "../../domain/ids.ts";
import { openInMemoryStore } from "../../store/sqlite-store.ts";
import { eventRoutes } from "./event-routes.ts";

test("a run that goes on is told attempt by attempt, to its end", async () => {
  await using store = await openInMemoryStore();
  const run = runFixture({ status: "running" });
  await store.createRun(run);
  const attempt = { id: attemptId("a"), runId: run.id, evalPath: "0-a/0-x", sample: 0 };
  await store.createAttempt(attempt, { status: "generated" });
  const { signal } = new AbortController();
  const response = await eventRoutes({ store, pollMs: 1, signal }).request(
    `/runs/${run.id}/events`,
  );
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const first = await reader?.read();
  expect(first?.value).toContain("event: run-changed");
  await store.setAttemptState(attempt.id, { status: "errored", cause: "cut off" });
  await store.updateRun(run.id, { status: "completed" });
  let told = "";
  for (let part = await reader?.read(); part?.done === false; part = await reader?.read()) {
    told += part.value;
  }
  const events = [...told.matchAll(/^event: (.+)$/gm)].map(([, name]) => name);
  expect(events).toEqual(expect.arrayContaining(["attempt-changed", "run-changed"]));
  expect(events.at(-1)).toBe("run-finished");
  expect(told).toContain('"outcome":"errored","error":"cut off"');
});

test("streams end with the server", async () => {
  await using store = await openInMemoryStore();
  const stopping = new AbortController();
  const routes = eventRoutes({ store, pollMs: 60_000, signal: stopping.signal });
  const response = await routes.request("/events");
  stopping.abort();
  expect(await response.text()).toBe("");
});
