import { z } from "zod";
import type { ExecutorMessage } from "../executor/protocol.ts";

const thrownError = z.object({
  message: z.string().transform((text) => text.slice(0, 65_536)),
  stack: z.string().transform((text) => text.slice(0, 65_536)),
  data: z.string().optional(),
});

const analyzedFunction = z.object({
  name: z.string(),
  kind: z.enum(["query", "mutation", "action"]),
  visibility: z.enum(["public", "internal"]),
  args: z.string(),
  returns: z.string(),
});

const analyzedPart = z.object({
  prefix: z.string(),
  modules: z.array(z.object({ path: z.string(), functions: z.array(analyzedFunction) })),
  routes: z.array(z.tuple([z.string(), z.string()])).nullable(),
  crons: z.string().nullable(),
  schema: z.string().nullable(),
  auth: z.string().nullable(),
  definition: z.string().nullable(),
});

const analysis = z.object({
  parts: z.array(analyzedPart),
  problem: z.object({ prefix: z.string(), module: z.string(), error: thrownError }).nullable(),
});

const socket = z.number();
const socketEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("opened"), socket, port: z.number() }),
  z.object({ kind: z.literal("data"), socket, data: z.string() }),
  z.object({ kind: z.literal("ended"), socket }),
  z.object({ kind: z.literal("closed"), socket }),
]);

const finished = z.discriminatedUnion("ok", [
  z.object({ type: z.literal("finished"), id: z.number(), ok: z.literal(true), value: z.string() }),
  z.object({
    type: z.literal("finished"),
    id: z.number(),
    ok: z.literal(false),
    error: thrownError,
  }),
]);

const executorMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready") }),
  z.object({ type: z.literal("pong") }),
  z.object({ type: z.literal("started"), id: z.number() }),
  z.object({ type: z.literal("analyzed"), id: z.number(), analysis }),
  z.object({
    type: z.literal("call"),
    id: z.number(),
    call: z.number(),
    operation: z.string(),
    args: z.string(),
  }),
  z.object({ type: z.literal("socket"), event: socketEvent }),
  z.object({ type: z.literal("log"), id: z.number(), line: z.string() }),
  finished,
]);

/** Reads a message of the executor; `undefined` for anything malformed, which only hostile code sends. */
export function parseExecutorMessage(message: unknown): ExecutorMessage | undefined {
  const parsed = executorMessage.safeParse(message);
  if (!parsed.success) return undefined;
  return parsed.data as ExecutorMessage; // zod adds `undefined` to the optional `data`, which JSON cannot carry
}
