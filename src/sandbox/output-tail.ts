import type { Readable } from "node:stream";

const tailCharacters = 16_384;
const maximumBytes = 64 * 1024 * 1024;

/** Keeps the last of what a process writes; tells once when it has written more than anyone would. */
export function keepTail(streams: readonly (Readable | null)[], onFlood: () => void): () => string {
  let tail = "";
  let written = 0;
  const append = (chunk: Buffer): void => {
    tail = (tail + chunk.toString("utf8")).slice(-tailCharacters);
    const before = written;
    written += chunk.length;
    if (before <= maximumBytes && written > maximumBytes) onFlood();
  };
  for (const stream of streams) stream?.on("data", append);
  return () => tail;
}
