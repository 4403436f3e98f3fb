import type { z } from "zod";
import type { ModelReply } from "../domain/model-call.ts";

/** Something that a model may ask to be called. */
export interface ToolDefinition {
  readonly name: string;
  readonly description: string;
  /** Of its input, a JSON object. */
  readonly inputSchema: z.ZodType;
}

/** A reply of a model that was offered tools, and what it was told next. */
export interface Exchange {
  readonly reply: GenerationReply;
  /** One per tool call, in their order. */
  readonly outputs: readonly string[];
  /** Said to a reply that called none. */
  readonly remark?: string;
}

/** What a model is asked. */
export interface GenerationRequest {
  /** `<category>/<name>`, by which recorded and scripted models find their reply. */
  readonly evalPath: string;
  readonly sample: number;
  readonly system: string;
  readonly prompt: string;
  /** Kept by models whose calls cost something. */
  readonly log?: CallLog;
  /** Of which the model may call one or several. */
  readonly tools?: readonly ToolDefinition[];
  /** What was said since the prompt, oldest first. */
  readonly exchanges?: readonly Exchange[];
  readonly signal?: AbortSignal;
}

/** Is told of each call that is made for a request, before it is sent, and of each that fails. */
export interface CallLog {
  started(): Promise<void>;
  failed(cause: string): Promise<void>;
}

/** What was received, whole; what the provider did not tell is absent. */
export type GenerationReply = ModelReply;

/** Generates replies: recorded, scripted or by a provider. Fails with `HarnessError`. */
export interface LanguageModel {
  readonly provider: string;
  readonly name: string;
  /** Its replies were given to prompts that are not known. */
  readonly isRecorded?: true;
  /** What it is told in place of the form of a reply. */
  readonly instructions?: string;
  generate(request: GenerationRequest): Promise<GenerationReply>;
}
