import { expect, test } from "vitest";
import { createInterruption } from "./interruption.ts";

function after(
  requests: readonly ("drain" | "stop")[],
  { mayDrain }: { readonly mayDrain: boolean },
) {
  const interruption = createInterruption();
  if (mayDrain) interruption.allowDraining();
  for (const how of requests) interruption.request(how);
  return { draining: interruption.draining.aborted, stopped: interruption.signal.aborted };
}

test("a command that drains goes on with what is under way until it is asked again", () => {
  expect(after([], { mayDrain: true })).toEqual({ draining: false, stopped: false });
  expect(after(["drain"], { mayDrain: true })).toEqual({ draining: true, stopped: false });
  expect(after(["drain", "drain"], { mayDrain: true })).toEqual({ draining: true, stopped: true });
});

test("a command that does not drain, or is told to stop, stops at once", () => {
  expect(after(["drain"], { mayDrain: false })).toEqual({ draining: true, stopped: true });
  expect(after(["stop"], { mayDrain: true })).toEqual({ draining: true, stopped: true });
});
