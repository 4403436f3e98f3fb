import { HarnessError } from "../lib/harness-error.ts";
import { detectSandbox } from "../sandbox/detect-sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";

/** The strongest sandbox of this machine. Fails with `HarnessError` where one is required that isolates and none does. */
export async function chooseSandbox({
  required,
}: {
  readonly required: boolean;
}): Promise<Sandbox> {
  const sandbox = await detectSandbox({ warn: () => {} });
  if (!required || sandbox.isolates) return sandbox;
  throw new HarnessError(
    "stop-run",
    "This machine has no sandbox that isolates candidates' code, and one is required: install bubblewrap (Linux), or leave out --require-sandbox.",
  );
}
