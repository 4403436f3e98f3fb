import { findTampering } from "../analysis/tampering/find-tampering.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { ViewerParts } from "./viewer-parts.ts";

/** Reads suites, which takes long, once for many requests; and what is told from the code of a run. */
export interface SuiteReader {
  /** As the run was graded with it. */
  suiteOf(run: Run): Promise<Suite | undefined>;
  /** The configured one. */
  configured(): Promise<Suite>;
  /**
   * How many suspicious constructs each attempt of a run holds, by the attempt's id: those that are told from the code
   * alone, without the eval.
   */
  flagsOf(run: Run): Promise<ReadonlyMap<string, number>>;
  /** What was read is not true any more. */
  forget(): void;
}

const freshMs = 15_000;

export function createSuiteReader({
  store,
  work,
  suite,
  now,
}: Pick<ViewerParts, "store" | "work" | "suite" | "now">): SuiteReader {
  const configured = createCache(suite, now);
  const suites = new Map<string, Cache<Suite | undefined>>();
  const flags = new Map<string, number>();
  return {
    configured: () => configured.read(),
    suiteOf(run) {
      const key = JSON.stringify([run.suite?.root, run.suite?.overlay]);
      const known = suites.get(key) ?? createCache(() => work.suiteOf(run), now);
      suites.set(key, known);
      return known.read();
    },
    async flagsOf(run) {
      for (const { id } of await store.listAttempts(run.id)) {
        const reply = flags.has(id) ? undefined : await store.getReply(id);
        if (reply !== undefined) flags.set(id, findTampering(reply.files).length);
      }
      return flags;
    },
    forget() {
      configured.forget();
      suites.clear();
    },
  };
}

interface Cache<Value> {
  read(): Promise<Value>;
  forget(): void;
}

/** Answers at once with what it has; where that is old, the next to ask gets it read again. */
function createCache<Value>(load: () => Promise<Value>, now: () => Date): Cache<Value> {
  let kept: { readonly at: number; readonly value: Promise<Value> } | undefined;
  const reload = (): Promise<Value> => {
    const value = load();
    const loading = { at: now().getTime(), value };
    // What could not be read is not kept: the next to ask tries again.
    value.then(
      () => (kept = loading),
      () => (kept = kept === loading ? undefined : kept),
    );
    kept ??= loading;
    return value;
  };
  return {
    read() {
      if (kept === undefined) return reload();
      const { at, value } = kept;
      if (now().getTime() - at > freshMs) {
        kept = { at: now().getTime(), value };
        reload().catch(() => undefined);
      }
      return value;
    },
    forget() {
      kept = undefined;
    },
  };
}
