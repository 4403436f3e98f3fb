import type { Run } from "../../../src/domain/run.ts";
import type { RunsQuery } from "../../../src/server/api-types.ts";

/** Runs on one page. */
export const runsPerPage = 100;

/** What the runs page asks the API by the state in its address; what is malformed there asks for nothing. */
export function runsQuery(state: Readonly<Record<string, string>>): RunsQuery {
  const { model, experiment, suite, text } = state;
  const status = statusIn(state["status"]);
  const offset = Number(state["offset"]);
  return {
    ...(model === undefined ? {} : { model }),
    ...(experiment === undefined ? {} : { experiment }),
    ...(suite === undefined ? {} : { suite }),
    ...(status === undefined ? {} : { status }),
    ...(text === undefined ? {} : { text }),
    ...(Number.isSafeInteger(offset) && offset > 0 ? { offset } : {}),
    limit: runsPerPage,
  };
}

function statusIn(text: string | undefined): Run["status"] | undefined {
  return (["running", "completed", "cancelled"] as const).find((status) => status === text);
}

/** The runs that are chosen to be compared. */
export function pickedRuns(state: Readonly<Record<string, string>>): readonly string[] {
  return (state["pick"] ?? "").split(",").filter((id) => id !== "");
}

/** Chooses a run, or leaves it out when it was chosen. */
export function togglePicked(picked: readonly string[], id: string): readonly string[] {
  return picked.includes(id) ? picked.filter((each) => each !== id) : [...picked, id];
}
