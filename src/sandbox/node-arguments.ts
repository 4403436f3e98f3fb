import type { SandboxRequest } from "./sandbox.ts";

/** Arguments with which Node runs the program that arrives on its standard input, within the limits of the heap. */
export function nodeArguments({ limits, nodeArguments: extra = [] }: SandboxRequest): string[] {
  return [
    `--max-old-space-size=${limits.heapMebibytes}`,
    "--no-warnings",
    ...extra,
    "--input-type=module",
    "-",
  ];
}
