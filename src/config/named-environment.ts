import { UsageError } from "../lib/harness-error.ts";
import { childEnvironment } from "./child-environment.ts";
import type { Environment } from "./load-config.ts";

/** What a process needs to start, and the variables that were named. Fails with `UsageError` for one that is not set. */
export function namedEnvironment(
  names: readonly string[],
  environment: Environment = process.env,
): Readonly<Record<string, string>> {
  const named = names.map((name) => {
    const value = environment[name];
    if (value !== undefined) return [name, value] as const;
    throw new UsageError(`The variable ${name} is not set, so no command can be given it.`);
  });
  return { ...childEnvironment(environment), ...Object.fromEntries(named) };
}
