import { Socket } from "node:net";

/** Descriptor on which a sandboxed program and its parent exchange messages, one JSON text per line. */
const descriptor = 3;

/** The program's end of the channel to its parent. */
export interface ParentChannel {
  send(message: unknown): void;
  /** Registers the only listener of messages, which the parent wrote. */
  onMessage(listener: (message: unknown) => void): void;
}

/** Opens the channel inside of the sandbox. The process ends when the parent closes it. */
export function openParentChannel(): ParentChannel {
  const socket = new Socket({ fd: descriptor, readable: true, writable: true });
  let listener: (message: unknown) => void = () => {};
  let pieces: string[] = [];
  socket.setEncoding("utf8");
  socket.on("data", (text: string) => {
    const [first = "", ...others] = text.split("\n");
    pieces.push(first);
    for (const next of others) {
      const line = pieces.join("");
      pieces = [next];
      listener(JSON.parse(line));
    }
  });
  socket.on("error", () => process.exit(0));
  socket.on("close", () => process.exit(0));
  return {
    send: (message) => void socket.write(`${JSON.stringify(message)}\n`),
    onMessage: (newListener) => {
      listener = newListener;
    },
  };
}
