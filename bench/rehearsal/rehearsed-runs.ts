import type { Run } from "../../src/domain/run.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import type { ResultStore } from "../../src/store/result-store.ts";
import { stepLine } from "../kills/run-results.ts";

/** What the store holds of some of its runs. Keys are `<model> <experiment> <eval>`. */
export interface RehearsedRuns {
  readonly runs: readonly Run[];
  /** State and steps of each attempt, as one line. */
  readonly outcomes: ReadonlyMap<string, string>;
  /** Causes of the attempts that are errored. */
  readonly errored: ReadonlyMap<string, string>;
  readonly notGraded: number;
  /** Replies that are stored with their call. */
  readonly replies: number;
  /** Calls that were noted and are neither replied to, failed nor known as lost. */
  readonly inFlight: number;
  /** Calls that are known as lost. */
  readonly lost: number;
}

/** Reads the runs of a store that were not there before. */
export async function readRehearsedRuns(
  folder: string,
  before: ReadonlySet<string>,
): Promise<RehearsedRuns> {
  await using store = await openSqliteStore(folder);
  const runs = (await store.listRuns()).filter(({ id }) => !before.has(id));
  const outcomes = new Map<string, string>();
  const errored = new Map<string, string>();
  let [replies, inFlight, lost, notGraded] = [0, 0, 0, 0];
  for (const run of runs) {
    for (const { id, evalPath, state } of await store.listAttempts(run.id)) {
      const key = `${run.model} ${run.experiment} ${evalPath}`;
      outcomes.set(key, `${state.status} ${await stepsOf(store, id)}`);
      if (state.status === "errored") errored.set(key, state.cause);
      if (state.status === "generated") notGraded += 1;
      replies += (await store.listModelCalls(id)).length;
      const sent = await store.listSentCalls(id);
      inFlight += sent.filter((call) => call.state.status === "sent").length;
      lost += sent.filter((call) => call.state.status === "lost").length;
    }
  }
  return { runs, outcomes, errored, notGraded, replies, inFlight, lost };
}

async function stepsOf(
  store: ResultStore,
  id: Parameters<ResultStore["officialGrading"]>[0],
): Promise<string> {
  const grading = await store.officialGrading(id);
  return (grading?.steps ?? []).map((step) => `${step.name}: ${stepLine(step)}`).join("\n");
}

/** Keys under which two rehearsals differ. */
export function differing(a: RehearsedRuns, b: RehearsedRuns): readonly string[] {
  const keys = new Set([...a.outcomes.keys(), ...b.outcomes.keys()]);
  return [...keys].filter((key) => a.outcomes.get(key) !== b.outcomes.get(key));
}
