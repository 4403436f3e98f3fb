import type { CommonOptions } from "./command-context.ts";

/** What `faultline run` was given. */
export interface RunOptions extends CommonOptions {
  readonly recorded?: string;
  readonly resume?: string;
  readonly retry?: "errored" | "failed";
  readonly model?: readonly string[];
  readonly baseUrl?: string;
  readonly experiment?: readonly string[];
  /** False for `--no-guidelines`. */
  readonly guidelines: boolean;
  readonly eval?: readonly string[];
  readonly dryRun?: boolean;
  readonly analyze?: boolean;
  readonly gate?: boolean;
  /** `80%` or `52`. */
  readonly failUnder?: string;
  readonly format?: "junit" | "github";
}
