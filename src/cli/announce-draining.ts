import type { CommandContext } from "./command-context.ts";

/** From now on a first request to stop lets the attempts under way finish; says so when it comes. */
export function announceDraining({ terminal, interruption }: CommandContext): AbortSignal {
  const { draining, signal } = interruption;
  interruption.allowDraining();
  draining.addEventListener("abort", () => {
    if (signal.aborted) return;
    terminal.note([["Finishing the attempts under way. Press ^C again to stop at once."]]);
  });
  return draining;
}
