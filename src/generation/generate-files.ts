import type { Eval } from "../domain/eval.ts";
import type { GenerationReply, LanguageModel } from "../llm/language-model.ts";
import { buildPrompt } from "./build-prompt.ts";
import { parseFiles } from "./parse-files.ts";
import type { ParsedReply } from "./parse-files.ts";

export interface GenerateRequest {
  readonly model: LanguageModel;
  readonly eval: Pick<Eval, "path" | "task">;
  readonly sample: number;
  /** Empty where the experiment gives none. */
  readonly guidelines: string;
  readonly signal?: AbortSignal;
}

/** A reply and what it was read as. A model that declined gives no project to grade. */
export interface Generated {
  readonly reply: GenerationReply;
  readonly parsed: ParsedReply | { readonly status: "refused" };
}

/** Asks a model for the files of an eval. Fails with `HarnessError` where the model cannot be reached. */
export async function generateFiles(request: GenerateRequest): Promise<Generated> {
  const { model, sample, guidelines, signal } = request;
  const prompt = buildPrompt({ task: request.eval.task, guidelines });
  const reply = await model.generate({
    evalPath: request.eval.path,
    sample,
    ...prompt,
    ...(signal && { signal }),
  });
  return { reply, parsed: readReply(reply) };
}

function readReply({ text, finishReason }: GenerationReply): Generated["parsed"] {
  if (finishReason === "length") return { status: "truncated" };
  if (finishReason === "refused") return { status: "refused" };
  return parseFiles(text, { isComplete: finishReason === "stop" });
}
