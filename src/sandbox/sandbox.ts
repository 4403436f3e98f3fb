import type { Limits } from "./limits.ts";

/** A file of the host that the sandboxed process may read, at a path of its own. */
export interface Mount {
  readonly hostPath: string;
  readonly sandboxPath: string;
}

export interface SandboxRequest {
  /** A self-contained JavaScript module (bundled, no imports but `node:`), run by Node with an IPC channel. */
  readonly script: string;
  readonly nodeArguments?: readonly string[];
  readonly mounts?: readonly Mount[];
  readonly limits: Limits;
}

/** How a sandboxed process ended. */
export type SandboxExit =
  | { readonly kind: "exited"; readonly code: number }
  | { readonly kind: "signalled"; readonly signal: string }
  | { readonly kind: "out-of-memory" };

/** A process that runs untrusted code: no environment, no network, no files but its mounts. */
export interface SandboxedProcess extends AsyncDisposable {
  readonly pid: number;
  /** Sends a structured-clone-free (JSON) message. Throws nothing when the process is gone: `exited` tells. */
  send(message: unknown): void;
  /** Registers the only listener of messages. What arrives is untrusted input. */
  onMessage(listener: (message: unknown) => void): void;
  readonly exited: Promise<SandboxExit>;
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
  start(request: SandboxRequest): Promise<SandboxedProcess>;
}
