import { setTimeout as wait } from "node:timers/promises";
import { Hono } from "hono";
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { evalRows } from "../answers/run-answer.ts";
import type { EvalRow, LiveEvent } from "../api-types.ts";
import type { OutcomeCounts, RunSummary } from "../../domain/run-summary.ts";
import { findRunSummary } from "../find-run.ts";
import type { ViewerParts } from "../viewer-parts.ts";

type Live = Pick<ViewerParts, "store" | "pollMs" | "signal">;

const watchedRuns = 100;

/** What happens in the store, whatever process does it, as server-sent events. */
export function eventRoutes(parts: Live): Hono {
  return new Hono()
    .get("/events", (context) => stream(context, parts, allRuns(parts)))
    .get("/runs/:id/events", async (context) => {
      const summary = await findRunSummary(parts.store, context.req.param("id"));
      return stream(context, parts, oneRun(parts, summary));
    });
}

/** Looks at the store and tells what is new since the last look; `undefined` once nothing can come any more. */
type Look = () => Promise<readonly LiveEvent[] | undefined>;

function stream(context: Context, { store, pollMs, signal }: Live, look: Look): Response {
  return streamSSE(context, async (sse) => {
    const ended = new AbortController();
    sse.onAbort(() => ended.abort());
    const either = AbortSignal.any([ended.signal, signal]);
    let mark: string | undefined;
    while (!either.aborted) {
      const newest = await store.changeMark();
      const events = newest === mark ? [] : await look();
      mark = newest;
      if (events === undefined) return;
      for (const event of events) {
        await sse.writeSSE({ event: event.type, data: JSON.stringify(event) });
      }
      if (events.some(({ type }) => type === "run-finished")) return;
      await wait(pollMs, undefined, { signal: either }).catch(() => undefined);
    }
  });
}

function allRuns({ store }: Live): Look {
  let known: ReadonlyMap<string, string> | undefined;
  return async () => {
    const runs = await store.listRunSummaries({}, { limit: watchedRuns });
    const before = known;
    known = new Map(runs.map((run) => [run.id, stateOf(run)]));
    if (before === undefined) return [];
    return runs.filter((run) => before.get(run.id) !== stateOf(run)).map(runChanged);
  };
}

function oneRun({ store }: Live, first: RunSummary): Look {
  let rows: ReadonlyMap<string, string> | undefined;
  let counts: OutcomeCounts | undefined;
  return async () => {
    const [summary] = await store.listRunSummaries({ ids: [first.id] });
    if (summary === undefined) return undefined;
    const current = await evalRows(store, {
      summary,
      report: undefined,
      reviews: [],
      flagsOf: new Map(),
    });
    const before = rows;
    const hasChanged = JSON.stringify(counts) !== JSON.stringify(summary.counts);
    rows = new Map(current.map((row) => [row.attemptId, JSON.stringify(row)]));
    counts = summary.counts;
    return [
      ...(before === undefined ? [] : changedRows(current, before)).map((row): LiveEvent => ({
        type: "attempt-changed",
        runId: summary.id,
        row,
      })),
      ...(hasChanged ? [runChanged(summary)] : []),
      ...(summary.status === "running" ? [] : [runFinished(summary)]),
    ];
  };
}

function changedRows(
  rows: readonly EvalRow[],
  before: ReadonlyMap<string, string>,
): readonly EvalRow[] {
  return rows.filter((row) => before.get(row.attemptId) !== JSON.stringify(row));
}

function stateOf({ status, counts, analysis }: RunSummary): string {
  return JSON.stringify([status, counts, analysis]);
}

function runChanged({ id, counts }: RunSummary): LiveEvent {
  return { type: "run-changed", runId: id, counts };
}

function runFinished({ id, status }: RunSummary): LiveEvent {
  return { type: "run-finished", runId: id, status };
}
