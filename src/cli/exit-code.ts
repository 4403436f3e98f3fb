/** What the process tells its caller. */
export const exitCodes = {
  /** Done as asked. */
  ok: 0,
  /** Done, and what was asked to hold does not. */
  failures: 1,
  /** The user's mistake. */
  usage: 2,
  /** The harness failed, or a bug. */
  harness: 3,
  /** Stopped by the user, as shells expect after SIGINT. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
