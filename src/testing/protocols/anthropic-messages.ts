import { z } from "zod";
import { parsedInput, piecesOf } from "./provider-protocol.ts";
import type { ProtocolReply, ProtocolToolCall, ProviderProtocol } from "./provider-protocol.ts";

const textPartSchema = z.object({ text: z.string() }).transform(({ text }) => text);
const contentSchema = z.union([
  z.string(),
  z
    .array(
      z.union([
        textPartSchema,
        z
          .object({
            type: z.literal("tool_result"),
            content: z.union([z.string(), z.array(textPartSchema)]),
          })
          .transform(({ content }) => [content].flat().join("")),
        z.object({ type: z.literal("tool_use") }).transform(() => ""),
      ]),
    )
    .transform((parts) => parts.join("")),
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
    content: [{ type: "text", text: reply.text }, ...reply.toolCalls.map(toolUseOf)],
    stop_reason: endOf(reply),
    usage: { input_tokens: reply.inputTokens, output_tokens: reply.outputTokens },
  }),
  stream(reply) {
    const { inputTokens, outputTokens } = reply;
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
      ...reply.toolCalls.flatMap((call, index) => toolUseEvents(call, index + 1)),
      event("message_delta", {
        delta: { stop_reason: endOf(reply), stop_sequence: null },
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

function endOf({ finishReason, toolCalls }: ProtocolReply): string {
  return finishReason === "stop" && toolCalls.length > 0 ? "tool_use" : stopReasons[finishReason];
}

function toolUseOf(call: ProtocolToolCall): object {
  return { type: "tool_use", id: call.id, name: call.name, input: parsedInput(call) };
}

function toolUseEvents({ id, name, input }: ProtocolToolCall, index: number) {
  return [
    event("content_block_start", {
      index,
      content_block: { type: "tool_use", id, name, input: {} },
    }),
    event("content_block_delta", {
      index,
      delta: { type: "input_json_delta", partial_json: input },
    }),
    event("content_block_stop", { index }),
  ];
}

function messageOf({ model }: ProtocolReply): object {
  return { id: "msg_1", type: "message", role: "assistant", model, stop_sequence: null };
}
