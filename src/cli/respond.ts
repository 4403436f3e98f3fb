import type { StyledLine } from "./render/styled-text.ts";
import type { Terminal } from "./terminal.ts";

/** Prints a result in the form that was asked for. */
export function respond(
  terminal: Terminal,
  isJson: boolean | undefined,
  result: { readonly json: () => unknown; readonly lines: () => readonly StyledLine[] },
): void {
  if (isJson === true) terminal.printJson(result.json());
  else terminal.print(result.lines());
}
