/** A program that works in a folder: an agent, with tools of its own. */
export interface FolderProgram {
  readonly command: readonly string[];
  /** Absolute. It may write there and, but for what is temporary, nowhere else. */
  readonly folder: string;
  /** What it reads beside the system's programs; absolute. */
  readonly reads: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly input: string;
  readonly network: boolean;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
}

/** How a program in a folder ended. */
export interface FolderProgramEnd {
  readonly status: "exited" | "signalled" | "timed-out" | "flooded" | "not-started";
  /** With status `exited`. */
  readonly code?: number;
  /** Last part of what it wrote to standard output and error. */
  readonly output: string;
  readonly durationMs: number;
}

/** Runs a program in a folder to its end, with all that it starts. Fails with the signal's reason where it is aborted. */
export type RunFolderProgram = (program: FolderProgram) => Promise<FolderProgramEnd>;
