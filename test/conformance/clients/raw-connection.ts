import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { WebSocket } from "ws";
import { z } from "zod";

const message = z.looseObject({ type: z.string() });
export type Message = z.infer<typeof message>;

/** A connection of the sync protocol without a client, to send what no client would. */
export interface RawConnection extends AsyncDisposable {
  readonly received: readonly Message[];
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  send(content: unknown): void;
  sendText(text: string | Buffer): void;
  /** The next message of a type that has not been taken yet. */
  next(type: string): Promise<Message>;
}

export async function openRaw(url: string, path = "/api/1.46.0/sync"): Promise<RawConnection> {
  const socket = new WebSocket(url.replace("http", "ws") + path);
  const received: Message[] = [];
  const taken = new Set<Message>();
  const wake = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    received.push(message.parse(JSON.parse(data.toString("utf8"))));
    for (const listener of wake) listener();
  });
  socket.on("error", () => {});
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
  });
  await once(socket, "open");
  const next = async (type: string): Promise<Message> => {
    const found = received.find((one) => one.type === type && !taken.has(one));
    if (found !== undefined) {
      taken.add(found);
      return found;
    }
    await new Promise<void>((resolve) => wake.add(resolve));
    return await next(type);
  };
  return {
    received,
    closed,
    next,
    send: (content) => socket.send(JSON.stringify(content)),
    sendText: (text) => socket.send(text),
    [Symbol.asyncDispose]: async () => {
      socket.terminate();
      await closed;
    },
  };
}

export function connectMessage(sessionId: string): object {
  return {
    type: "Connect",
    sessionId,
    connectionCount: 0,
    lastCloseReason: "InitialConnect",
    clientTs: 0,
  };
}

/** A connection whose first message has been sent. */
export async function openSession(
  url: string,
  sessionId: string = randomUUID(),
): Promise<RawConnection> {
  const raw = await openRaw(url);
  raw.send(connectMessage(sessionId));
  return raw;
}

export function addQuery(queryId: number, udfPath: string, args: object): object {
  return { type: "Add", queryId, udfPath, args: [args] };
}

export function modify(baseVersion: number, modifications: readonly object[]): object {
  return { type: "ModifyQuerySet", baseVersion, newVersion: baseVersion + 1, modifications };
}

/** A mutation that adds one to a counter. */
export function increment(requestId: number, name: string): object {
  return { type: "Mutation", requestId, udfPath: "counters:add", args: [{ name }] };
}
