import type { Environment } from "./load-config.ts";

// What a process needs to start at all on Linux, macOS and Windows. No keys, no configuration.
const names = ["PATH", "Path", "SystemRoot", "ComSpec", "PATHEXT"];

/** The part of our environment that child processes of the harness get. */
export function childEnvironment(
  environment: Environment = process.env,
): Readonly<Record<string, string>> {
  const entries = names.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}
