import { z } from "zod";
import { piecesOf } from "./provider-protocol.ts";
import type { ProtocolReply, ProviderProtocol } from "./provider-protocol.ts";

const contentSchema = z.object({
  role: z.string().default("system"),
  parts: z.array(z.object({ text: z.string() })),
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
      content: parts.map(({ text }) => text).join(""),
    }));
    return { model, messages, stream: stream !== undefined };
  },
  whole: (reply) => chunkOf(reply, reply.text, true),
  stream: (reply) => [
    ...piecesOf(reply.text).map((text) => ({ data: chunkOf(reply, text, false), isText: true })),
    { data: chunkOf(reply, "", true) },
  ],
  error: (status, message, code) => ({
    error: { code: status, message, status: code ?? "UNKNOWN" },
  }),
};

function chunkOf(reply: ProtocolReply, text: string, isLast: boolean): object {
  const { model, inputTokens, outputTokens, finishReason } = reply;
  const content = { role: "model", parts: [{ text }] };
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
