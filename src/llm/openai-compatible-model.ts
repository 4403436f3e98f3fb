import type { FinishReason } from "ai";
import { HarnessError } from "../lib/harness-error.ts";
import type { HarnessErrorKind } from "../lib/harness-error.ts";
import type { GenerationReply, GenerationRequest, LanguageModel } from "./language-model.ts";

export interface OpenAICompatibleOptions {
  readonly provider: string;
  /** Name of the model, as the provider knows it. */
  readonly name: string;
  /** For example `https://api.openai.com/v1`. */
  readonly baseUrl: string;
  readonly apiKey?: string;
}

/**
 * A model behind any endpoint that speaks OpenAI's chat completions. Fails with `HarnessError`: `retry` where asking
 * again may help (rate limit, server error, no connection), `stop-run` where the endpoint rejects the request itself.
 */
export function openaiCompatibleModel(options: OpenAICompatibleOptions): LanguageModel {
  return {
    provider: options.provider,
    name: options.name,
    async generate(request) {
      try {
        return await streamReply(options, request);
      } catch (error) {
        request.signal?.throwIfAborted();
        throw await providerError(error, options);
      }
    },
  };
}

async function streamReply(
  options: OpenAICompatibleOptions,
  request: GenerationRequest,
): Promise<GenerationReply> {
  // Loading the client takes longer than most commands.
  const [{ streamText }, { createOpenAICompatible }] = await Promise.all([
    import("ai"),
    import("@ai-sdk/openai-compatible"),
  ]);
  const { provider, name, baseUrl, apiKey } = options;
  const connect = createOpenAICompatible({
    name: provider,
    baseURL: baseUrl,
    includeUsage: true,
    ...(apiKey !== undefined && { apiKey }),
  });
  const { stream } = streamText({
    model: connect(name),
    instructions: request.system,
    prompt: request.prompt,
    // Attempts are repeated by the run, which records that it did so.
    maxRetries: 0,
    // An error is a part of the stream below; by default it would also be printed.
    onError: () => undefined,
    ...(request.signal && { abortSignal: request.signal }),
  });
  let text = "";
  for await (const part of stream) {
    if (part.type === "text-delta") text += part.text;
    if (part.type === "error") throw part.error;
    if (part.type === "finish") {
      const { inputTokens, outputTokens } = part.totalUsage;
      return {
        text,
        finishReason: finishReasonOf(part.finishReason),
        ...(inputTokens !== undefined && { inputTokens }),
        ...(outputTokens !== undefined && { outputTokens }),
      };
    }
  }
  throw new HarnessError("retry", `The reply of ${provider}/${name} ended early.`);
}

function finishReasonOf(reason: FinishReason): GenerationReply["finishReason"] {
  switch (reason) {
    case "stop":
    case "length":
      return reason;
    case "content-filter":
      return "refused";
    case "error":
      throw new HarnessError("retry", "The provider ended its reply with an error.");
    case "tool-calls":
    case "interrupted":
    case "other":
      return "other";
    default:
      return reason satisfies never;
  }
}

async function providerError(
  error: unknown,
  { provider, name }: OpenAICompatibleOptions,
): Promise<unknown> {
  if (error instanceof HarnessError) return error;
  const { APICallError } = await import("ai");
  const status = APICallError.isInstance(error) ? error.statusCode : undefined;
  const reason = error instanceof Error ? error.message : JSON.stringify(error);
  return new HarnessError(
    kindOf(status),
    `${provider}/${name} ${whatHappened(status)}: ${reason}`,
    {
      cause: error,
      facts: { provider, model: name, status },
    },
  );
}

function whatHappened(status: number | undefined): string {
  if (status === undefined) return "cannot be reached";
  return status < 400 ? "broke off its reply" : `answered ${status}`;
}

/** 408, 409, 425 and 429 say "later"; the other 4xx stay as they are when asked again. */
function kindOf(status: number | undefined): HarnessErrorKind {
  const isFinal =
    status !== undefined && status >= 400 && status < 500 && ![408, 409, 425, 429].includes(status);
  return isFinal ? "stop-run" : "retry";
}
