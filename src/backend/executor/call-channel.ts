import { parseOwnJson } from "./parse-own-json.ts";
import type { CallReply, ExecutorMessage } from "./protocol.ts";

/** The way of one invocation to the platform. */
export interface InvocationChannel {
  /** Asks the platform; JSON in, JSON out. Rejects with the platform's message (and `data` of a `ConvexError`). */
  call(operation: string, args: string): Promise<string>;
  log(line: string): void;
}

export interface CallChannel {
  forInvocation(id: number): InvocationChannel;
  settle(call: number, reply: CallReply): void;
}

interface Waiting {
  readonly resolve: (value: string) => void;
  readonly reject: (error: Error) => void;
}

/** Numbers the calls of all invocations and hands every reply to the call that waits for it. */
export function createCallChannel(send: (message: ExecutorMessage) => void): CallChannel {
  const waiting = new Map<number, Waiting>();
  let calls = 0;
  return {
    forInvocation: (id) => ({
      call: (operation, args) =>
        new Promise((resolve, reject) => {
          calls += 1;
          waiting.set(calls, { resolve, reject });
          send({ type: "call", id, call: calls, operation, args });
        }),
      log: (line) => send({ type: "log", id, line }),
    }),
    settle: (call, reply) => {
      const waiter = waiting.get(call);
      waiting.delete(call);
      if (reply.ok) waiter?.resolve(reply.value);
      else waiter?.reject(rejection(reply));
    },
  };
}

function rejection({ message, data }: Extract<CallReply, { ok: false }>): Error {
  const error = new Error(message);
  return data === undefined ? error : Object.assign(error, { data: parseOwnJson<unknown>(data) });
}
