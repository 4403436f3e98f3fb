import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../lib/harness-error.ts";

/** Where things are and how much of the machine may be used. All paths are absolute. */
export interface Config {
  readonly storeDirectory: string;
  readonly reportsDirectory: string;
  /** Suite to grade with where a run does not name its own. */
  readonly suiteDirectory: string;
  /** Gradings at a time. */
  readonly workers: number;
  /** Refuse to run candidates' code where the operating system does not isolate it. */
  readonly requireSandbox: boolean;
  /** Key of the admin of a deployment that runs are imported from; never printed. */
  readonly adminKey?: string;
  /** The project's configuration, where one was named; else it is looked for. */
  readonly configFile?: string;
  /** US dollars that calls of models may cost; before the project's own. */
  readonly budget?: number;
}

/** What was given on the command line. */
export interface ConfigFlags {
  readonly store?: string;
  readonly reports?: string;
  readonly suite?: string;
  readonly workers?: string;
  readonly requireSandbox?: boolean;
  readonly config?: string;
  readonly budget?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Flags before environment before defaults. Fails with `UsageError` for a value that makes no sense. */
export function loadConfig(
  flags: ConfigFlags = {},
  environment: Environment = process.env,
): Config {
  const adminKey = given(environment, "FAULTLINE_ADMIN_KEY");
  const configFile = flags.config ?? given(environment, "FAULTLINE_CONFIG");
  return {
    storeDirectory: resolve(flags.store ?? given(environment, "FAULTLINE_STORE") ?? ".faultline"),
    reportsDirectory: resolve(
      flags.reports ?? given(environment, "FAULTLINE_REPORTS") ?? "reports",
    ),
    suiteDirectory: resolve(flags.suite ?? given(environment, "FAULTLINE_SUITE") ?? ownSuite()),
    workers: workersOf(flags.workers ?? given(environment, "FAULTLINE_WORKERS")),
    requireSandbox: flags.requireSandbox ?? isYes(given(environment, "FAULTLINE_REQUIRE_SANDBOX")),
    ...(adminKey === undefined ? {} : { adminKey }),
    ...(configFile !== undefined && { configFile: resolve(configFile) }),
    ...(flags.budget !== undefined && { budget: dollarsOf(flags.budget) }),
  };
}

/** The suite that comes with the package: `src/` and the built `dist/` both stand beside `suites/`. */
function ownSuite(): string {
  return fileURLToPath(new URL("../../suites/convex", import.meta.url));
}

/** An empty variable counts as not set. */
function given(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === "" ? undefined : value;
}

function workersOf(text: string | undefined): number {
  if (text === undefined) return availableParallelism();
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 256) return count;
  throw new UsageError(`"${text}" is no number of workers: give a whole number from 1 to 256.`);
}

function dollarsOf(text: string): number {
  const amount = Number(text.replace(/^\$/u, "").trim() || "nothing");
  if (amount >= 0 && Number.isFinite(amount)) return amount;
  throw new UsageError(`"${text}" is no budget: give US dollars, such as 20 or 7.50.`);
}

function isYes(text: string | undefined): boolean {
  if (text === undefined || /^(0|false|no)$/i.test(text)) return false;
  if (/^(1|true|yes)$/i.test(text)) return true;
  throw new UsageError(`FAULTLINE_REQUIRE_SANDBOX is "${text}": set it to 1 or 0.`);
}
