import type { Diagnostic } from "../../domain/diagnostic.ts";

interface EnvironmentError {
  readonly name: string;
  readonly holds: (diagnostic: Diagnostic) => boolean;
}

// What Node.js, Vitest and the system say where the machine or a file of the suite is at fault.
const environmentErrors: readonly EnvironmentError[] = [
  { name: "port-taken", holds: ({ message }) => /\bEADDRINUSE\b/.test(message) },
  { name: "host-unreachable", holds: ({ message }) => /\bE(NOTFOUND|AI_AGAIN)\b/.test(message) },
  {
    name: "resources-exhausted",
    holds: ({ message }) => /\bE(NOSPC|MFILE|NFILE|NOMEM|DQUOT)\b/.test(message),
  },
  {
    name: "missing-grader-module",
    holds: ({ code, message }) =>
      code === "GraderError" &&
      /Cannot find (module|package)|Failed to (load|resolve)|Could not resolve|ERR_MODULE_NOT_FOUND/.test(
        message,
      ),
  },
  { name: "test-timeout", holds: ({ code }) => code === "TestTimeoutError" },
];

/**
 * Stable name of an error that the machine or the suite's own files bring about; `undefined` for any other. A candidate
 * can bring some of them about too: only where the reference fails in the same way are they nobody's answer.
 */
export function environmentError(diagnostic: Diagnostic): string | undefined {
  if (diagnostic.tool !== "vitest") return undefined;
  return environmentErrors.find(({ holds }) => holds(diagnostic))?.name;
}

const names: ReadonlySet<string> = new Set(environmentErrors.map(({ name }) => name));

/** Is it the code of a signature that `environmentError` gave? */
export function isEnvironmentCode(code: string): boolean {
  return names.has(code);
}
