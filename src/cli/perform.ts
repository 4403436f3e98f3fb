import type { CommandContext } from "./command-context.ts";
import type { ExitCode } from "./exit-code.ts";

/** What starts a command: its implementation is loaded only when it is called. */
export type Perform = (command: (context: CommandContext) => Promise<ExitCode>) => Promise<void>;
