import type { Limits } from "./limits.ts";
import type { ProcessUsage } from "./process-usage.ts";

/** A file of the host that the sandboxed process may read, at a path of its own. */
export interface Mount {
  readonly hostPath: string;
  readonly sandboxPath: string;
}

export interface SandboxRequest {
  /**
   * A self-contained JavaScript module (bundled, no imports but `node:`), run by Node. Messages go both ways on
   * descriptor 3, one JSON text per line (`openParentChannel`). A promise is waited for while the process starts.
   */
  readonly script: string | Promise<string>;
  readonly nodeArguments?: readonly string[];
  readonly mounts?: readonly Mount[];
  readonly limits: Limits;
}

/** How a sandboxed process ended. */
export type SandboxExit =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "out-of-memory" }
  /** Killed by the system, which ran out of memory although the process was within its limits. */
  | { readonly kind: "sacrificed" }
  /** Ended by us for what it did, `it sent a malformed message`. */
  | { readonly kind: "expelled"; readonly reason: string };

/** A process that runs untrusted code: no environment, no network, no files but its mounts. */
export interface SandboxedProcess extends AsyncDisposable {
  readonly pid: number;
  /** Sends a JSON message. Throws nothing when the process is gone: `exited` tells. */
  send(message: unknown): void;
  /** Registers the only listener of messages. What arrives is untrusted input: JSON of bounded size, no more. */
  onMessage(listener: (message: unknown) => void): void;
  /** Ends it at once for what it did; `exited` repeats the reason. */
  expel(reason: string): void;
  readonly exited: Promise<SandboxExit>;
  /** What it has used so far; undefined where the system does not tell. */
  usage(): ProcessUsage | undefined;
  /** Last bytes that it wrote to standard output and error, for diagnostics. */
  outputTail(): string;
  /** SIGTERM to the group, wait, SIGKILL. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** Starts processes for untrusted code. */
export interface Sandbox {
  /** `bubblewrap` or `process`. */
  readonly name: string;
  /** False where the operating system does not isolate the process: say so to the user, once. */
  readonly isolates: boolean;
  /** Where a program finds a mount. */
  pathOf(mount: Mount): string;
  start(request: SandboxRequest): Promise<SandboxedProcess>;
}
