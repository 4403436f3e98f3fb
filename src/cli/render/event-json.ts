import type { RunId } from "../../domain/run.ts";
import type { RunEvent, RunObserver } from "../../runner/run-observer.ts";
import { runJson } from "../queries/run-json.ts";
import type { Terminal } from "../terminal.ts";

/** Tells a run as lines of JSON, one for each event: `docs/json-events.md`. */
export function observeAsJson(
  terminal: Pick<Terminal, "noteJsonLine">,
  now: () => Date = () => new Date(),
): RunObserver {
  let runId: RunId | undefined;
  return (event) => {
    if (event.type === "run-started") runId = event.run.id;
    const about = runId === undefined ? {} : { runId };
    terminal.noteJsonLine({ at: now().toISOString(), ...about, ...eventJson(event) });
  };
}

/** Of runs without what lay over their suite, of steps without what they found: `faultline debug` shows that. */
function eventJson(event: RunEvent): object {
  switch (event.type) {
    case "run-started":
    case "run-finished":
    case "prior-run-started":
    case "prior-outcome-differs":
      return { ...event, run: runJson(event.run) };
    case "step-finished": {
      const { name, status } = event.step;
      const duration = event.step.status === "skipped" ? {} : { durationMs: event.step.durationMs };
      return { ...event, step: { name, status, ...duration } };
    }
    default:
      return event;
  }
}
