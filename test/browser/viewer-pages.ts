import type { SampleRun } from "../../bench/viewer/sample-run.ts";
import { attemptAddress, evalAddress, runAddress } from "../../viewer/state/addresses.ts";

const suiteEval = "006-clients/001-use_mutation";

/** Every page by its name, with an address that has something to show. Runs are oldest first. */
export function viewerPages(runs: readonly SampleRun[]): Readonly<Record<string, string>> {
  const [newest, other] = runs.toReversed();
  if (newest === undefined || other === undefined) throw new Error("Two runs are needed.");
  const failed = newest.attempts.find(({ failure }) => failure !== undefined);
  return {
    runs: "/",
    run: runAddress(newest.run),
    attempt: attemptAddress(newest.run, failed?.evalPath ?? ""),
    matrix: "/matrix",
    compare: `/compare?runs=${newest.run.id},${other.run.id}`,
    "choosing runs": "/compare",
    leaderboard: "/leaderboard",
    suite: "/suite",
    eval: evalAddress(suiteEval),
    reports: "/reports",
    "a page that is not there": "/nowhere",
    "a run that is not there": "/experiment/default/run/nobody00",
  };
}
