import type { Terminal } from "./terminal.ts";
import type { Workbench } from "../wiring/workbench.ts";

/** One line where the operating system does not isolate the code that is about to run. */
export function noticeSandbox(
  terminal: Pick<Terminal, "note">,
  sandbox: Workbench["sandbox"],
): void {
  if (sandbox.isolates) return;
  terminal.note([
    [
      `Notice: code written by models runs in a plain process (${sandbox.name}) with your own rights; install bubblewrap to isolate it.`,
    ],
  ]);
}
