import { totalBytes, type Limits } from "./limits.ts";

const fileBytes = 64 * 1024 * 1024;
/** Processor time in a process's whole life; one that reaches it is replaced like any that dies. */
const processorSeconds = 1_800;

/** Command that runs the one after it within the operating system's limits (util-linux). */
export function limitingCommand(limits: Limits): readonly [string, ...string[]] {
  return [
    "prlimit",
    // Memory outside the heap (array buffers) is bounded by the data segment; the address space must stay free, since
    // WebAssembly reserves far more of it than it uses.
    `--data=${totalBytes(limits)}`,
    `--fsize=${fileBytes}`,
    `--cpu=${processorSeconds}`,
    "--core=0",
  ];
}
