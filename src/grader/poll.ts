const pauseMs = 25;

export interface PollOptions {
  /** How long to try, in milliseconds. Default: 5000. */
  readonly timeoutMs?: number;
}

/**
 * Calls `attempt` until it neither throws nor rejects, and returns what it gave. At the deadline it throws the last
 * failure, so that an expectation which never came true is reported as itself.
 */
export async function poll<Result>(
  attempt: () => Result | Promise<Result>,
  { timeoutMs = 5000 }: PollOptions = {},
): Promise<Result> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      return await attempt();
    } catch (failure) {
      if (performance.now() + pauseMs > deadline) throw failure;
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
