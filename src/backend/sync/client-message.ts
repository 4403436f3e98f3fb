import { z } from "zod";
import { decodeTimestamp } from "../database/timestamp.ts";
import { MalformedValue } from "../values/malformed-value.ts";
import { parseUntrustedJson } from "../values/parse-untrusted-json.ts";

const number = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const component = z.string().nullish();

const addQuery = z.object({
  type: z.literal("Add"),
  queryId: number,
  udfPath: z.string(),
  args: z.array(z.unknown()),
  journal: z.string().nullish(),
  componentPath: component,
});
const removeQuery = z.object({ type: z.literal("Remove"), queryId: number });

const functionRequest = {
  requestId: number,
  udfPath: z.string(),
  args: z.array(z.unknown()),
  componentPath: component,
};

const connect = z.object({
  type: z.literal("Connect"),
  sessionId: z.string().min(1).max(256),
  maxObservedTimestamp: z
    .string()
    .refine((text) => decodeTimestamp(text) !== undefined, "is no timestamp")
    .nullish(),
  clientTs: z.number().optional(),
});

const authenticate = z.discriminatedUnion("tokenType", [
  z.object({
    type: z.literal("Authenticate"),
    tokenType: z.literal("Admin"),
    baseVersion: number,
    value: z.string(),
    impersonating: z.unknown().optional(),
  }),
  z.object({
    type: z.literal("Authenticate"),
    tokenType: z.literal("User"),
    baseVersion: number,
    value: z.string(),
  }),
  z.object({
    type: z.literal("Authenticate"),
    tokenType: z.literal("None"),
    baseVersion: number,
  }),
]);

const modifyQuerySet = z.object({
  type: z.literal("ModifyQuerySet"),
  baseVersion: number,
  newVersion: number,
  modifications: z.array(z.discriminatedUnion("type", [addQuery, removeQuery])),
});

const clientMessage = z.discriminatedUnion("type", [
  connect,
  authenticate,
  modifyQuerySet,
  z.object({ type: z.literal("Mutation"), ...functionRequest }),
  z.object({ type: z.literal("Action"), ...functionRequest }),
  z.object({ type: z.literal("Event"), eventType: z.string(), event: z.unknown() }),
]);

/** A message of a client of the sync protocol (`convex/browser`, `sync/protocol.ts`). */
export type ClientMessage = z.infer<typeof clientMessage>;
export type Authenticate = z.infer<typeof authenticate>;
export type ModifyQuerySet = z.infer<typeof modifyQuerySet>;
export type AddQuery = z.infer<typeof addQuery>;
export type FunctionRequest = Extract<ClientMessage, { readonly type: "Mutation" | "Action" }>;

/** Reads a message. Throws `ProtocolViolation` where it is malformed. */
export function parseClientMessage(text: string): ClientMessage {
  const parsed = clientMessage.safeParse(parseJson(text));
  if (parsed.success) return parsed.data;
  throw new ProtocolViolation(`Received an invalid message: ${z.prettifyError(parsed.error)}`);
}

/** A client broke the protocol; its connection ends with this message. */
export class ProtocolViolation extends Error {
  override readonly name = "ProtocolViolation";
}

function parseJson(text: string): unknown {
  try {
    return parseUntrustedJson(text);
  } catch (error) {
    if (!(error instanceof MalformedValue)) throw error;
    throw new ProtocolViolation(`Received an invalid message: ${error.message}`);
  }
}
