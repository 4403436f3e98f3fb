import { appendFileSync } from "node:fs";
import { loadConfigOf } from "./bench-config.ts";
import { openWorkbench } from "../../src/wiring/open-workbench.ts";
import type { RunSource } from "../../src/wiring/workbench.ts";

// A process that is killed: `recorded-run <folder> <log> <recording> <run id> <evals…>` starts the recorded run in the
// store of the folder, or takes it up, and writes what happens to a log, one JSON text per line.
const [folder = "", log = "", directory = "", runId = "", ...select] = process.argv.slice(2);

await using workbench = await openWorkbench(loadConfigOf(folder));
const run = (await workbench.store.findRuns(runId)).find(({ id }) => id === runId);
const source: RunSource =
  run === undefined ? { kind: "recorded", directory } : { kind: "resumed", run };
await workbench.run({
  source,
  select,
  observer: (event) => appendFileSync(log, `${JSON.stringify(event)}\n`),
  signal: new AbortController().signal,
});
