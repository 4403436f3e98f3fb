import { z } from "zod";
import { parsedInput, piecesOf } from "./provider-protocol.ts";
import type { ProtocolReply, ProviderProtocol } from "./provider-protocol.ts";

const contentSchema = z.object({
  role: z.string().default("system"),
  parts: z.array(
    z.union([
      z.object({ text: z.string() }).transform(({ text }) => text),
      z
        .object({ functionResponse: z.object({ response: z.unknown() }) })
        .transform(({ functionResponse }) => JSON.stringify(functionResponse.response)),
      z.object({ functionCall: z.unknown() }).transform(() => ""),
    ]),
  ),
});

const bodySchema = z.object({
  systemInstruction: contentSchema.optional(),
  contents: z.array(contentSchema),
});

const path = /\/models\/([^/:]+):(stream)?generateContent$/iu;
const finishReasons = { stop: "STOP", length: "MAX_TOKENS", content_filter: "SAFETY" } as const;

/** Google's generateContent of the Gemini API. */
export const googleGenerateContent: ProviderProtocol = {
  name: "google",
  matches: (requested) => path.test(requested),
  parse(body, requested) {
    const { systemInstruction, contents } = bodySchema.parse(body);
    const [, model = "", stream] = path.exec(requested) ?? [];
    const all = systemInstruction === undefined ? contents : [systemInstruction, ...contents];
    const messages = all.map(({ role, parts }) => ({
      role,
      content: parts.join(""),
    }));
    return { model, messages, stream: stream !== undefined };
  },
  whole: (reply) => chunkOf(reply, [{ text: reply.text }, ...callsOf(reply)], true),
  stream: (reply) => [
    ...piecesOf(reply.text).map((text) => ({
      data: chunkOf(reply, [{ text }], false),
      isText: true,
    })),
    { data: chunkOf(reply, [{ text: "" }, ...callsOf(reply)], true) },
  ],
  error: (status, message, code) => ({
    error: { code: status, message, status: code ?? "UNKNOWN" },
  }),
};

function callsOf({ toolCalls }: ProtocolReply): readonly object[] {
  return toolCalls.map((call) => ({
    functionCall: { name: call.name, args: parsedInput(call) },
  }));
}

function chunkOf(reply: ProtocolReply, parts: readonly object[], isLast: boolean): object {
  const { model, inputTokens, outputTokens, finishReason } = reply;
  const content = { role: "model", parts };
  const end = isLast ? { finishReason: finishReasons[finishReason] } : {};
  const usage = {
    promptTokenCount: inputTokens,
    candidatesTokenCount: outputTokens,
    totalTokenCount: inputTokens + outputTokens,
  };
  return {
    candidates: [{ index: 0, content, ...end }],
    modelVersion: model,
    ...(isLast && { usageMetadata: usage }),
  };
}
