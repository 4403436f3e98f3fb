import { execFile } from "node:child_process";
import { promisify } from "node:util";

/**
 * Runs a module in a process of its own that sees this machine changed by bubblewrap's options (`--tmpfs /x`), and returns
 * the JSON that it prints. What it has from us are paths, as its arguments.
 */
export async function runConfined(
  options: readonly string[],
  script: string,
  parameters: readonly string[] = [],
): Promise<unknown> {
  const { stdout } = await promisify(execFile)("bwrap", [
    "--dev-bind",
    "/",
    "/",
    "--die-with-parent",
    ...options,
    process.execPath,
    "--disable-warning=ExperimentalWarning",
    "--input-type=module",
    "--eval",
    script,
    ...parameters,
  ]);
  return JSON.parse(stdout);
}
