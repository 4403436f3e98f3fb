import type { Eval } from "../domain/eval.ts";
import type { CallLog, GenerationReply, LanguageModel } from "../llm/language-model.ts";
import { buildPrompt } from "./build-prompt.ts";
import type { Prompt } from "./build-prompt.ts";
import { parseFiles } from "./parse-files.ts";
import type { ParsedReply } from "./parse-files.ts";

export interface GenerateRequest {
  readonly model: LanguageModel;
  readonly eval: Pick<Eval, "path" | "task">;
  readonly sample: number;
  /** Empty where the experiment gives none. */
  readonly guidelines: string;
  readonly systemPrompt?: string;
  readonly log?: CallLog;
  readonly signal?: AbortSignal;
}

/** What was sent, the reply, and what it was read as. A model that declined or said nothing gives no project to grade. */
export interface Generated {
  readonly prompt: Prompt;
  readonly reply: GenerationReply;
  readonly parsed: ParsedReply | { readonly status: "refused" | "empty" };
}

/** Asks a model for the files of an eval. Fails with `HarnessError` where the model cannot be reached. */
export async function generateFiles(request: GenerateRequest): Promise<Generated> {
  const { model, sample, guidelines, systemPrompt = "", log, signal } = request;
  const { instructions } = model;
  const prompt = buildPrompt({
    task: request.eval.task,
    guidelines,
    systemPrompt,
    ...(instructions !== undefined && { instructions }),
  });
  const reply = await model.generate({
    evalPath: request.eval.path,
    sample,
    ...prompt,
    ...(log && { log }),
    ...(signal && { signal }),
  });
  return { prompt, reply, parsed: readReply(reply) };
}

function readReply({ text, finishReason }: GenerationReply): Generated["parsed"] {
  if (finishReason === "length") return { status: "truncated" };
  if (finishReason === "refused") return { status: "refused" };
  if (text.trim() === "") return { status: "empty" };
  return parseFiles(text, { isComplete: finishReason === "stop" });
}
