import { z } from "zod";
import { openaiError } from "./openai-chat.ts";
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
  instructions: z.string().optional(),
  input: z.array(
    z.union([
      z.object({ role: z.string(), content: contentSchema }),
      z
        .object({ type: z.literal("function_call_output"), output: z.string() })
        .transform(({ output }) => ({ role: "tool", content: output })),
      z
        .object({ type: z.enum(["function_call", "item_reference"]) })
        .transform(() => ({ role: "assistant", content: "" })),
    ]),
  ),
  stream: z.boolean().default(false),
});

/** OpenAI's Responses. */
export const openaiResponses: ProviderProtocol = {
  name: "openai-responses",
  matches: (path) => path.endsWith("/responses"),
  parse(body) {
    const { model, instructions, input, stream } = bodySchema.parse(body);
    const system = instructions === undefined ? [] : [{ role: "system", content: instructions }];
    return { model, messages: [...system, ...input], stream };
  },
  whole: (reply) => ({ ...responseOf(reply), output: [messageOf(reply), ...callsOf(reply)] }),
  stream(reply) {
    const opened = { id: "resp_1", created_at: 0, model: reply.model };
    const item = { item_id: "msg_1", output_index: 0, content_index: 0 };
    return [
      event("response.created", { response: opened }),
      event("response.output_item.added", {
        output_index: 0,
        item: { type: "message", id: "msg_1" },
      }),
      ...piecesOf(reply.text).map((delta) => ({
        ...event("response.output_text.delta", { ...item, delta }),
        isText: true,
      })),
      event("response.output_item.done", { output_index: 0, item: messageOf(reply) }),
      ...callsOf(reply).flatMap((call, index) => [
        event("response.output_item.added", { output_index: index + 1, item: call }),
        event("response.output_item.done", { output_index: index + 1, item: call }),
      ]),
      event(isCut(reply) ? "response.incomplete" : "response.completed", {
        response: responseOf(reply),
      }),
    ];
  },
  error: openaiError,
};

function event(type: string, rest: object) {
  return { event: type, data: { type, ...rest } };
}

function isCut({ finishReason }: ProtocolReply): boolean {
  return finishReason !== "stop";
}

function responseOf(reply: ProtocolReply): object {
  const { model, inputTokens, outputTokens, finishReason } = reply;
  const reason = finishReason === "length" ? "max_output_tokens" : finishReason;
  return {
    id: "resp_1",
    object: "response",
    created_at: 0,
    model,
    status: isCut(reply) ? "incomplete" : "completed",
    incomplete_details: isCut(reply) ? { reason } : null,
    usage: { input_tokens: inputTokens, output_tokens: outputTokens },
  };
}

function callsOf({ toolCalls }: ProtocolReply): readonly object[] {
  return toolCalls.map(({ id, name, input }) => ({
    type: "function_call",
    id: `fc_${id}`,
    call_id: id,
    name,
    arguments: input,
    status: "completed",
  }));
}

function messageOf({ text }: ProtocolReply): object {
  const content = [{ type: "output_text", text, annotations: [] }];
  return { type: "message", id: "msg_1", role: "assistant", status: "completed", content };
}
