import { findTampering } from "../analysis/tampering/find-tampering.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { ViewerParts } from "./viewer-parts.ts";

/** Reads the suites of runs, and what is only told with them, once for several requests. */
export interface SuiteReader {
  suiteOf(run: Run): Promise<Suite | undefined>;
  /** How many suspicious constructs each attempt of a run holds, by the attempt's id. */
  flagsOf(run: Run): Promise<ReadonlyMap<string, number>>;
  /** What was read is not true any more. */
  forget(): void;
}

const keptRuns = 8;
const keptMs = 15_000;

export function createSuiteReader({
  store,
  work,
  now,
}: Pick<ViewerParts, "store" | "work" | "now">): SuiteReader {
  const suites = new Map<
    string,
    { readonly at: number; readonly suite: Promise<Suite | undefined> }
  >();
  const flags = new Map<string, number>();
  const suiteOf = (run: Run): Promise<Suite | undefined> => {
    const known = suites.get(run.id);
    const at = now().getTime();
    if (known !== undefined && at - known.at < keptMs) return known.suite;
    const suite = work.suiteOf(run);
    suites.delete(run.id);
    suites.set(run.id, { at, suite });
    for (const oldest of [...suites.keys()].slice(0, -keptRuns)) suites.delete(oldest);
    return suite;
  };
  return {
    suiteOf,
    async flagsOf(run) {
      const suite = await suiteOf(run).catch(() => undefined);
      for (const { id, evalPath } of await store.listAttempts(run.id)) {
        // A reply is replaced only by grading again, under another key of the suite's.
        if (flags.has(id)) continue;
        const reply = await store.getReply(id);
        if (reply === undefined) continue;
        flags.set(id, findTampering(reply.files, suite?.evals.get(evalPath)).length);
      }
      return flags;
    },
    forget() {
      suites.clear();
      flags.clear();
    },
  };
}
