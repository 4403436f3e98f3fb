import { z } from "zod";
import { piecesOf } from "./provider-protocol.ts";
import type { ProtocolReply, ProviderProtocol } from "./provider-protocol.ts";

const bodySchema = z.object({
  model: z.string(),
  messages: z.array(
    // A message that only calls tools has no content.
    z.object({
      role: z.string(),
      content: z
        .string()
        .nullish()
        .transform((text) => text ?? ""),
    }),
  ),
  stream: z.boolean().default(false),
});

/** OpenAI's chat completions, which most other providers speak too. */
export const openaiChat: ProviderProtocol = {
  name: "openai-chat",
  matches: (path) => path.endsWith("/chat/completions"),
  parse: (body) => bodySchema.parse(body),
  whole: (reply) => ({
    ...envelope(reply),
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: reply.text, ...toolCallsOf(reply) },
        finish_reason: endOf(reply),
      },
    ],
    usage: usageOf(reply),
  }),
  stream(reply) {
    const chunk = (rest: object) => ({
      data: { ...envelope(reply), object: "chat.completion.chunk", ...rest },
    });
    const choice = (delta: object, finishReason: string | null) =>
      chunk({ choices: [{ index: 0, delta, finish_reason: finishReason }] });
    return [
      ...piecesOf(reply.text).map((content) => ({
        ...choice({ role: "assistant", content }, null),
        isText: true,
      })),
      ...(reply.toolCalls.length === 0 ? [] : [choice(toolCallsOf(reply), null)]),
      choice({}, endOf(reply)),
      chunk({ choices: [], usage: usageOf(reply) }),
      { data: "[DONE]" },
    ];
  },
  error: openaiError,
};

/** The error of every API of OpenAI. */
export function openaiError(
  _status: number,
  message: string,
  code: string | undefined,
): ReturnType<ProviderProtocol["error"]> {
  return { error: { message, type: code ?? "error", code: code ?? null, param: null } };
}

function toolCallsOf({ toolCalls }: ProtocolReply): object {
  if (toolCalls.length === 0) return {};
  const calls = toolCalls.map(({ id, name, input }, index) => ({
    index,
    id,
    type: "function",
    function: { name, arguments: input },
  }));
  return { tool_calls: calls };
}

function endOf({ finishReason, toolCalls }: ProtocolReply): string {
  return finishReason === "stop" && toolCalls.length > 0 ? "tool_calls" : finishReason;
}

function envelope({ model }: ProtocolReply): object {
  return { id: "chatcmpl-1", created: 0, model };
}

function usageOf({ inputTokens, outputTokens }: ProtocolReply): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
  };
}
