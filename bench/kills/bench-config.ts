import { availableParallelism } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Configuration of a run whose store and reports are in a folder; its suite is ours. */
export function loadConfigOf(folder: string) {
  return {
    storeDirectory: join(folder, "store"),
    reportsDirectory: join(folder, "reports"),
    suiteDirectory: fileURLToPath(new URL("../../suites/convex", import.meta.url)),
    workers: Math.min(2, availableParallelism()),
    requireSandbox: false,
  };
}
