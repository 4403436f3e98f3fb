import { z } from "zod";
import { piecesOf } from "./provider-protocol.ts";
import type { ProtocolReply, ProviderProtocol } from "./provider-protocol.ts";

const contentSchema = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string() }))
    .transform((parts) => parts.map(({ text }) => text).join("")),
]);

const bodySchema = z.object({
  model: z.string(),
  // The protocol requires a limit.
  max_tokens: z.int().positive(),
  system: contentSchema.optional(),
  messages: z.array(z.object({ role: z.string(), content: contentSchema })),
  stream: z.boolean().default(false),
});

const stopReasons = { stop: "end_turn", length: "max_tokens", content_filter: "refusal" } as const;

/** Anthropic's messages. */
export const anthropicMessages: ProviderProtocol = {
  name: "anthropic",
  matches: (path) => path.endsWith("/messages"),
  parse(body) {
    const { model, system, messages, stream } = bodySchema.parse(body);
    const first = system === undefined ? [] : [{ role: "system", content: system }];
    return { model, messages: [...first, ...messages], stream };
  },
  whole: (reply) => ({
    ...messageOf(reply),
    content: [{ type: "text", text: reply.text }],
    stop_reason: stopReasons[reply.finishReason],
    usage: { input_tokens: reply.inputTokens, output_tokens: reply.outputTokens },
  }),
  stream(reply) {
    const { inputTokens, outputTokens, finishReason } = reply;
    const started = { input_tokens: inputTokens, output_tokens: 1 };
    return [
      event("message_start", {
        message: { ...messageOf(reply), content: [], stop_reason: null, usage: started },
      }),
      event("content_block_start", { index: 0, content_block: { type: "text", text: "" } }),
      ...piecesOf(reply.text).map((text) => ({
        ...event("content_block_delta", { index: 0, delta: { type: "text_delta", text } }),
        isText: true,
      })),
      event("content_block_stop", { index: 0 }),
      event("message_delta", {
        delta: { stop_reason: stopReasons[finishReason], stop_sequence: null },
        usage: { output_tokens: outputTokens },
      }),
      event("message_stop", {}),
    ];
  },
  error: (_status, message, code) => ({
    type: "error",
    error: { type: code ?? "api_error", message },
  }),
};

function event(type: string, rest: object) {
  return { event: type, data: { type, ...rest } };
}

function messageOf({ model }: ProtocolReply): object {
  return { id: "msg_1", type: "message", role: "assistant", model, stop_sequence: null };
}
