import type { CallWarning, FinishReason, LanguageModelUsage, TextStreamPart, ToolSet } from "ai";
import type { ModelSettings } from "../domain/experiment.ts";
import type { ToolCall } from "../domain/model-call.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { connectModel } from "./connect-model.ts";
import type { GenerationReply, GenerationRequest, LanguageModel } from "./language-model.ts";
import type { ModelEndpoint } from "./model-endpoint.ts";
import { redactor } from "./redact-secrets.ts";
import type { Redactor } from "./redact-secrets.ts";
import { dialogueOf, toolCallOf } from "./tool-dialogue.ts";
import { webSearchTools } from "./web-search-tools.ts";

export interface ProviderModelOptions {
  readonly endpoint: ModelEndpoint;
  readonly settings?: ModelSettings;
  /** Milliseconds since any fixed moment. */
  readonly now?: () => number;
}

interface Call extends Required<ProviderModelOptions> {
  readonly request: GenerationRequest;
  readonly redact: Redactor;
}

/**
 * A model at a provider, asked once per call. Fails with `HarnessError` (see `providerError`), and with the signal's
 * reason where it is aborted. Keys and passwords are taken out of all that comes back.
 */
export function providerModel({
  endpoint,
  settings = {},
  now = () => performance.now(),
}: ProviderModelOptions): LanguageModel {
  const redact = redactor(secretsOf(endpoint));
  return {
    provider: endpoint.provider,
    name: endpoint.name,
    async generate(request) {
      try {
        return await streamReply({ endpoint, settings, now, request, redact });
      } catch (error) {
        request.signal?.throwIfAborted();
        if (error instanceof HarnessError) throw error;
        throw (await import("./provider-error.ts")).providerError(error, endpoint, redact);
      }
    },
  };
}

function secretsOf({ apiKey, baseUrl }: ModelEndpoint): readonly string[] {
  const { username, password } = new URL(baseUrl);
  const login = password === "" ? [] : [`${username}:${password}`];
  return [apiKey ?? "", password, ...[password, ...login].map(decodeURIComponent)];
}

type FinishedStep = Extract<TextStreamPart<ToolSet>, { readonly type: "finish-step" }>;

async function streamReply(call: Call): Promise<GenerationReply> {
  const { endpoint, redact, now } = call;
  const started = now();
  let text = "";
  let finished: FinishedStep | undefined;
  const toolCalls: ToolCall[] = [];
  let firstMs: number | undefined;
  let warnings: readonly CallWarning[] = [];
  const opened = await openStream(call);
  for await (const part of opened.stream) {
    if (part.type === "start-step") warnings = part.warnings;
    if (part.type === "start-step") requireSearch(call, warnings);
    if (part.type === "text-delta" || part.type === "reasoning-delta") firstMs ??= now() - started;
    if (part.type === "text-delta") text += part.text;
    if (part.type === "error") throw part.error;
    if (part.type === "tool-call") toolCalls.push(toolCallOf(part, redact));
    if (part.type === "finish-step") {
      finished = part;
      if (call.request.tools === undefined) break;
    }
  }
  if (finished === undefined) throw brokenOff(endpoint);
  return {
    text: redact.text(text),
    finishReason: finishReasonOf(finished, endpoint),
    ...usageOf(finished.usage, redact),
    ...(firstMs !== undefined && { timeToFirstTokenMs: firstMs }),
    durationMs: now() - started,
    ...warningsOf(warnings, redact),
    servedModel: redact.text(finished.response.modelId),
    ...(toolCalls.length > 0 && { toolCalls }),
    ...(call.request.tools && { continuation: redact.json(await opened.responseMessages) }),
  };
}

async function openStream({ endpoint, settings, request }: Call) {
  const { temperature, reasoningEffort, maxOutputTokens, webSearch = false } = settings;
  const [{ streamText }, model, ofProvider] = await Promise.all([
    import("ai"),
    connectModel(endpoint),
    webSearch ? webSearchTools(endpoint.api) : undefined,
  ]);
  const dialogue = dialogueOf(request);
  const tools = dialogue.tools || ofProvider ? { ...dialogue.tools, ...ofProvider } : undefined;
  // The SDK would print its warnings to the terminal; here they are a part of the reply.
  Reflect.set(globalThis, "AI_SDK_LOG_WARNINGS", false);
  return streamText({
    model,
    instructions: request.system,
    messages: dialogue.messages,
    // Asking again is the lane's business, which tells of it.
    maxRetries: 0,
    // An error is a part of the stream; by default it would also be printed.
    onError: () => undefined,
    ...(temperature !== undefined && { temperature }),
    ...(reasoningEffort !== undefined && { reasoning: reasoningEffort }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(tools && { tools }),
    ...(request.signal && { abortSignal: request.signal }),
  });
}

/** A client leaves out a tool that it does not know for a model, and only warns of it. */
function requireSearch(
  { settings, endpoint: { provider, name } }: Call,
  warnings: readonly CallWarning[],
): void {
  const isLeftOut = warnings.some(
    (warning) => warning.type === "unsupported" && warning.feature.includes("tool"),
  );
  if (settings.webSearch !== true || !isLeftOut) return;
  throw new HarnessError(
    "stop-run",
    `${provider}/${name} was not offered the web: its provider's client supports no search for it.`,
    { facts: { provider, model: name } },
  );
}

function brokenOff({ provider, name }: ModelEndpoint): HarnessError {
  return new HarnessError("retry", `${provider}/${name} ended its reply early.`, {
    facts: { provider, model: name, hasBegun: true },
  });
}

function finishReasonOf(
  {
    finishReason,
    rawFinishReason,
  }: { readonly finishReason: FinishReason; readonly rawFinishReason: string | undefined },
  endpoint: ModelEndpoint,
): GenerationReply["finishReason"] {
  switch (finishReason) {
    case "stop":
    case "length":
      return finishReason;
    case "content-filter":
      return "refused";
    case "error":
    case "interrupted":
      throw brokenOff(endpoint);
    case "other":
      // The stream ended without a word on why: it is not known to be whole.
      if (rawFinishReason === undefined) throw brokenOff(endpoint);
      return "other";
    case "tool-calls":
      return "other";
    default:
      return finishReason satisfies never;
  }
}

function usageOf(
  { inputTokens, outputTokens, inputTokenDetails, outputTokenDetails, raw }: LanguageModelUsage,
  redact: Redactor,
): Partial<GenerationReply> {
  const { cacheReadTokens } = inputTokenDetails;
  const { reasoningTokens } = outputTokenDetails;
  return {
    ...(inputTokens !== undefined && { inputTokens }),
    ...(cacheReadTokens !== undefined && { cachedInputTokens: cacheReadTokens }),
    ...(outputTokens !== undefined && { outputTokens }),
    ...(reasoningTokens !== undefined && { reasoningTokens }),
    ...(raw !== undefined && { rawUsage: redact.json(raw) }),
  };
}

/** Settings that the client or the provider did not take. */
function warningsOf(
  warnings: readonly CallWarning[],
  redact: Redactor,
): Pick<GenerationReply, "warnings"> {
  if (warnings.length === 0) return {};
  return {
    warnings: warnings.map((warning) => {
      if (warning.type === "other") return redact.text(warning.message);
      return redact.text(JSON.stringify(warning));
    }),
  };
}
