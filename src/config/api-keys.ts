import type { Environment } from "./load-config.ts";

/** The key in a variable of the environment; an empty variable counts as not set. */
export type ApiKeys = (variable: string) => string | undefined;

/** Reads keys when they are needed, so that no configuration holds them. */
export function environmentKeys(environment: Environment = process.env): ApiKeys {
  return (variable) => {
    const key = environment[variable];
    return key === "" ? undefined : key;
  };
}
