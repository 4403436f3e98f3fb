import { HarnessError } from "../lib/harness-error.ts";
import type { HarnessErrorKind } from "../lib/harness-error.ts";

/** What of a failure of the harness stands in an `errored` step. */
export interface HarnessCause {
  readonly kind: HarnessErrorKind;
  readonly message: string;
}

export const noSpace = "no space is left on the disk: free some, then resume the run";
const noPort = "no port of 127.0.0.1 is free";
const noFile = "too many files are open on this machine";

/** What errors of the operating system mean for a grading; a lack that goes away by itself is worth another try. */
const systemErrors: Readonly<Record<string, HarnessCause>> = {
  ENOSPC: { kind: "stop-run", message: noSpace },
  EDQUOT: { kind: "stop-run", message: noSpace },
  EROFS: { kind: "stop-run", message: "a folder that must be written to is read-only" },
  EACCES: { kind: "stop-run", message: "a file that must be used is not ours to use" },
  EMFILE: { kind: "retry", message: noFile },
  ENFILE: { kind: "retry", message: noFile },
  ENOMEM: { kind: "retry", message: "the machine is out of memory" },
  EADDRINUSE: { kind: "retry", message: noPort },
  EADDRNOTAVAIL: { kind: "retry", message: noPort },
};

/** Says what kind of failure of ours an exception is, in a sentence where it is a known one, and what was thrown. */
export function harnessCause(error: unknown): HarnessCause {
  if (error instanceof HarnessError) return { kind: error.kind, message: error.message };
  if (!(error instanceof Error)) return { kind: "retry", message: String(error) };
  const known = "code" in error ? systemErrors[String(error.code)] : undefined;
  if (known === undefined) return { kind: "retry", message: error.stack ?? error.message };
  return { kind: known.kind, message: `${known.message} (${error.message})` };
}
