import type { Readable } from "node:stream";
import { fitsJsonBounds } from "../lib/json-shape.ts";

/** Bytes of one message; a file of 20 MiB in base64 fits. */
const maximumLineBytes = 32 * 1024 * 1024;
const bounds = { depth: 16, containers: 200_000 };
const lineFeed = 0x0a;

export interface MessageLinesListener {
  readonly onMessage: (message: unknown) => void;
  /** Called once, with the reason; nothing is read afterwards. */
  readonly onMisbehaviour: (reason: string) => void;
}

/** Reads one JSON value per line from a hostile writer: what is no JSON or exceeds a bound ends the reading. */
export function readMessageLines(stream: Readable, listener: MessageLinesListener): void {
  let pieces: Buffer[] = [];
  let pending = 0;
  let ended = false;
  const endWith = (reason: string): void => {
    ended = true;
    pieces = [];
    listener.onMisbehaviour(reason);
  };
  const finishLine = (): void => {
    const line = Buffer.concat(pieces).toString("utf8");
    pieces = [];
    pending = 0;
    const parsed = parseLine(line);
    if ("problem" in parsed) endWith(parsed.problem);
    else listener.onMessage(parsed.message);
  };
  const take = (piece: Buffer): void => {
    pending += piece.length;
    if (pending > maximumLineBytes) endWith("it sent a message that is too large");
    else pieces.push(piece);
  };
  stream.on("data", (chunk: Buffer) => {
    let start = 0;
    for (
      let end = chunk.indexOf(lineFeed);
      end >= 0 && !ended;
      end = chunk.indexOf(lineFeed, start)
    ) {
      take(chunk.subarray(start, end));
      if (!ended) finishLine();
      start = end + 1;
    }
    if (!ended && start < chunk.length) take(chunk.subarray(start));
  });
}

function parseLine(line: string): { readonly message: unknown } | { readonly problem: string } {
  if (!fitsJsonBounds(line, bounds)) return { problem: "it sent a message of a shape too large" };
  try {
    return { message: JSON.parse(line) };
  } catch {
    return { problem: "it sent a malformed message" };
  }
}
