import type { Config, ConfigFlags } from "../config/load-config.ts";
import type { ReviewAnswer } from "./review-answer.ts";
import type { Interruption } from "./interruption.ts";
import type { Terminal } from "./terminal.ts";
import type { Workbench } from "../wiring/workbench.ts";

/** What every command is given. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** How this program was started, for lines that name a command: `faultline`. */
  readonly invocation: string;
  /** Aborted where work must end at once: that of the interruption. */
  readonly signal: AbortSignal;
  readonly interruption: Interruption;
  loadConfig(flags: ConfigFlags): Config;
  openWorkbench(config: Config): Promise<Workbench>;
  /** Asks the person at the terminal about the verdict that was shown last. */
  askReview(): Promise<ReviewAnswer>;
}

/** Options that every command has. */
export interface CommonOptions extends ConfigFlags {
  readonly json?: boolean;
}
