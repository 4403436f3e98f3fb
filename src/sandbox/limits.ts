/** Limits of one sandboxed process. */
export interface Limits {
  /** V8 heap in MiB (`--max-old-space-size`). */
  readonly heapMebibytes: number;
  /** Wall time that one call may take before the process is stopped, in milliseconds. */
  readonly callMilliseconds: number;
}

export const defaultLimits: Limits = { heapMebibytes: 256, callMilliseconds: 10_000 };

/** Memory of the whole process: heap, buffers outside of it, and the engine itself. */
export function totalBytes({ heapMebibytes }: Limits): number {
  return (heapMebibytes * 2 + 512) * 1024 * 1024;
}
