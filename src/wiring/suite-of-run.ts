import { stat } from "node:fs/promises";
import type { Config } from "../config/load-config.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { withOverlay } from "../suite/build-suite.ts";
import { loadSuite } from "../suite/load-suite.ts";

type Place = Pick<Config, "suiteDirectory">;

/** The suite as it graded a run: what is on disk now, with what lay over it then. */
export async function suiteOfRun(run: Run, place: Place): Promise<Suite> {
  return withOverlay(await currentSuiteOf(run, place), run.suite?.overlay ?? {});
}

/** The suite that graded a run, as it is on disk today. */
export function currentSuiteOf(
  { suite }: Run,
  place: Place,
  select: readonly string[] = [],
): Promise<Suite> {
  return suiteAt(suite?.root, place, select);
}

/** The suite in a recorded folder, the configured one where that folder is gone. */
export async function suiteAt(
  recorded: string | undefined,
  { suiteDirectory }: Place,
  select: readonly string[] = [],
): Promise<Suite> {
  const isThere =
    recorded !== undefined &&
    (await stat(recorded).then(
      () => true,
      () => false,
    ));
  return loadSuite(isThere ? recorded : suiteDirectory, { select });
}
